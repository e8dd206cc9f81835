//! What is told to be written is on the disk, so that it is there after a power cut, too.

use std::io::Write;
use std::process::Command;

use crate::program::Folder;

/// Whether calls of the system can be watched here. If not, that is said.
fn can_watch() -> bool {
    let tried = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
    let can = tried.is_ok_and(|tried| tried.status.success());
    if !can {
        // Not `eprintln!`, which nobody sees while the test passes.
        let _ = writeln!(std::io::stderr(), "skip: strace isn't here, or may not watch others");
    }
    can
}

/// The calls of a run that bring something to the disk or give it a name, in their order.
fn calls(folder: &Folder, arguments: &str) -> Vec<String> {
    let watch = "strace -f -y -qq -e trace=fsync,fdatasync,rename,renameat,renameat2 -o calls";
    folder.shell(&format!("{watch} $C {arguments}")).ends(0, &[]);
    let calls = String::from_utf8(folder.read("calls")).unwrap();
    // A call that other threads interrupt has a second line when it is over.
    let is_call = |line: &&str| !line.contains(" resumed>") && !line.contains(" = -1");
    calls.lines().filter(is_call).map(str::to_string).collect()
}

#[test]
fn a_file_is_on_the_disk_before_its_name_and_its_name_before_the_run_ends() {
    if !can_watch() {
        return;
    }
    let folder = Folder::new();
    let calls = calls(&folder, "export small.csv -q -o a.dot -o b.json");
    let place = |what: &str, is_it: &dyn Fn(&str) -> bool| {
        let found = calls.iter().position(|call| is_it(call));
        found.unwrap_or_else(|| panic!("nothing {what}:\n{}", calls.join("\n")))
    };
    let name = folder.path("").file_name().unwrap().to_string_lossy().into_owned();
    let of_folder = place("syncs the folder", &|call| {
        call.contains("sync(") && call.contains(&format!("{name}>"))
    });
    for target in ["a.dot", "b.json"] {
        let of_file = place("syncs a file", &|call| {
            call.contains("sync(") && call.contains(&format!("/.{target}."))
        });
        let named = place("names it", &|call| {
            call.contains("rename") && call.contains(&format!("\"{target}\""))
        });
        assert!(of_file < named && named < of_folder, "{}", calls.join("\n"));
    }
}
