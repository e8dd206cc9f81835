//! Running the program in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How long any run may take; a run that takes longer hangs.
const LONGEST: Duration = Duration::from_secs(120);

/// A folder that the program works in.
pub(crate) struct Folder(TempDir);

/// How a run ended, and what it said.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit code; nothing if a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) err: String,
}

/// A table of three claims, every one fine.
pub(crate) const SMALL: &str =
    "subject,relation,object\nada,knows,babbage\nbabbage,knows,ada\nada,wrote,notes\n";

impl Folder {
    pub(crate) fn new() -> Folder {
        let folder = Folder(TempDir::new().unwrap());
        folder.write("small.csv", SMALL);
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The names of all that is in the folder, hidden files too.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
        names.sort();
        names
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.finished(program().args(arguments), arguments.join(" "))
    }

    /// Runs a script, in which `$C` is the program.
    pub(crate) fn shell(&self, script: &str) -> Ran {
        self.finished(Command::new("sh").args(["-c", script]), script.to_string())
    }

    /// Starts the program and leaves it running, with nothing to say.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        let mut command = program();
        command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    fn finished(&self, command: &mut Command, what: String) -> Ran {
        // Files instead of pipes: nobody has to read while the run goes on.
        let (out, err) = (tempfile::tempfile().unwrap(), tempfile::tempfile().unwrap());
        command.current_dir(self.0.path()).stdin(Stdio::null());
        command.env("C", env!("CARGO_BIN_EXE_claimgraph"));
        command.stdout(out.try_clone().unwrap()).stderr(err.try_clone().unwrap());
        let mut child = command.spawn().unwrap();
        let code = ended(&mut child, &what).code();
        let ran = Ran { code, err: text(err) };
        assert!(!ran.err.contains("panicked"), "{what}\n{}", ran.err);
        ran
    }
}

impl Ran {
    /// Checks that the run ended with this code and said these words on stderr.
    #[track_caller]
    pub(crate) fn ends(self, code: i32, words: &[&str]) -> Ran {
        assert_eq!(self.code, Some(code), "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "`{word}` isn't in:\n{}", self.err);
        }
        self
    }

    /// Checks that data nobody can use was told, whether anything was left of it or not.
    #[track_caller]
    pub(crate) fn tells(self, words: &[&str]) -> Ran {
        let code = if self.code == Some(2) { 2 } else { 1 };
        self.ends(code, words)
    }
}

/// Waits for a child. One that takes too long hangs, which fails the test.
pub(crate) fn ended(child: &mut Child, what: &str) -> std::process::ExitStatus {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        if started.elapsed() > LONGEST {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("it hangs: {what}");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// A table of so many claims.
pub(crate) fn table(rows: usize) -> String {
    let mut table = String::from("subject,relation,object,status,speaker,when,quote\n");
    for row in 0..rows {
        let (from, to) = (row * 7919 % 9973, row * 104_729 % 9967);
        let status = ["asserted", "alleged", "denied", "reported"][row % 4];
        table.push_str(&format!(
            "entity-{from},relation-{},entity-{to},{status},speaker-{},20{:02}-0{}-11,\"It says, in line {row}: \"\"so\"\"\"\n",
            row % 17, row % 101, row % 30, row % 9 + 1,
        ));
    }
    table
}

fn program() -> Command {
    Command::new(Path::new(env!("CARGO_BIN_EXE_claimgraph")))
}

fn text(mut file: fs::File) -> String {
    use std::io::{Read, Seek};
    let mut bytes = Vec::new();
    file.rewind().unwrap();
    file.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}
