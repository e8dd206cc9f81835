//! What lies in a project's folder and is no file: nothing waits for it, and nothing is read
//! without end.

use std::os::unix::fs::symlink;

use crate::program::Folder;

const CLAIMS: &str = "subject,relation,object,source,quote\nada,knows,babbage,s,\"a word\"\n";

fn project() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir_all(folder.path("p/documents")).unwrap();
    folder.write("p/claims.csv", CLAIMS);
    folder.write("p/sources.csv", "id,file\ns,documents/a.txt\n");
    folder
}

#[test]
fn a_document_that_is_no_file_of_the_project_is_refused() {
    let folder = project();
    folder.write("secret.txt", "a word\n");
    let document = folder.path("p/documents/a.txt");
    for (target, words) in [
        ("/dev/zero", "leads out of the project"),
        ("../../secret.txt", "leads out of the project"),
    ] {
        symlink(target, &document).unwrap();
        let check = folder.shell("$C check p >&2");
        check.ends(1, &["document-missing", words]);
        std::fs::remove_file(&document).unwrap();
    }
    symlink("b.txt", &document).unwrap();
    folder.write("p/documents/b.txt", "a word\n");
    folder.shell("$C check p >&2").ends(0, &["0 errors"]);
    std::fs::remove_file(&document).unwrap();
    folder.shell("mkfifo p/documents/a.txt").ends(0, &[]);
    folder.shell("$C check p >&2").ends(1, &["document-missing", "it is no regular file"]);
    folder.write("new.txt", "Ada wrote notes.\n");
    folder.run(&["extract", "new.txt", "-p", "p"]).ends(0, &[]);
}

#[test]
fn a_table_that_is_no_file_is_refused() {
    for table in ["entities.csv", "candidates.csv"] {
        let folder = project();
        folder.write("p/documents/a.txt", "Ada wrote a word.\n");
        folder.shell(&format!("mkfifo p/{table}")).ends(0, &[]);
        let words = [table, "it is no regular file"];
        if table == "entities.csv" {
            folder.run(&["check", "p"]).ends(2, &words);
        }
        folder.run(&["extract", "p/documents/a.txt", "-p", "p"]).ends(2, &words);
        folder.run(&["review", "p"]).ends(2, &words);
    }
}
