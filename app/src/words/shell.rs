//! The words around the steps: header, stepper, promise of privacy, status and what went wrong.

use svarkort_core::Language;
use svarkort_core::study::Stage;

use crate::protocol::{Phase, Progress};
use crate::state::{Failure, Step, What};
use svarkort_core::words::number::count;

pub struct Words {
    pub skip: &'static str,
    pub tagline: &'static str,
    pub steps: &'static str,
    pub step: fn(Step) -> &'static str,
    pub step_of: fn(usize, usize) -> String,
    pub not_yet: &'static str,
    pub language: &'static str,
    pub promise: &'static str,
    pub promise_more: &'static str,
    pub privacy: Privacy,
    pub version: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub again: &'static str,
    pub wrong: &'static str,
    pub computing: &'static str,
    pub what: fn(&What) -> String,
    pub failure: fn(&Failure) -> String,
    pub progress: fn(Option<Progress>) -> &'static str,
}

/// What is proved about the page, and how to see it for oneself.
pub struct Privacy {
    pub lead: &'static str,
    pub how: &'static str,
    pub facts: &'static [&'static str],
    pub test: &'static str,
    pub tests: &'static [&'static str],
    pub limits: &'static str,
    pub limit: &'static [&'static str],
}

/// Said when the page can no longer tell which language is spoken.
pub const BROKEN: &str = "Siden er gået i stå. Dine filer er ikke ændret. Genindlæs siden, og vælg filerne igen. / \
    The page broke down. Your files are unchanged. Reload the page and choose the files again.";

pub static DA: Words = Words {
    skip: "Gå til indholdet",
    tagline: "Fra svar til prioritering",
    steps: "Trin",
    step: |step| match step {
        Step::Files => "Vælg filer",
        Step::Check => "Kontrol",
        Step::Response => "Deltagelse",
        Step::Results => "Resultater",
        Step::Map => "Prioriteringskort",
        Step::Report => "Rapport",
    },
    step_of: |number, of| format!("Trin {number} af {of}"),
    not_yet: "Vælg først en fil.",
    language: "Sprog",
    promise: "Intet forlader din computer",
    promise_more: "Sådan kan I selv efterprøve det",
    privacy: Privacy {
        lead: "Filerne bliver læst og talt op her på computeren. Siden har ingen del, der modtager svar, og browseren holder den fra at sende dem.",
        how: "Hvad browseren håndhæver",
        facts: &[
            "Sidens politik (Content-Security-Policy) har connect-src 'none': kald med fetch, XMLHttpRequest, WebSocket og beacon bliver afvist, og det gør billeder, skrifter, rammer og formularer til andre steder også.",
            "Kun det program, hvis fingeraftryk (SHA-256) står i politikken, kan køre. Et script, der står i en datafil, vises som tekst og bliver ikke udført.",
            "Programmet kører i en lukket ramme (sandbox) uden adgang til browserens lager, cookies, nye vinduer og andre sider. Der kan derfor ikke blive gemt noget i browseren.",
            "WebRTC, som en politik ikke spærrer for, er taget ud af rammen, før programmet starter.",
            "Der bliver kun gemt noget, når du selv henter en fil.",
        ],
        test: "Prøv selv",
        tests: &[
            "Slå netværket fra, og åbn siden: alt virker stadig.",
            "Åbn browserens udviklerværktøj (F12), vælg Netværk, og arbejd siden igennem: der kommer ingen linjer med en server i, kun blob: og data:, som er sidens egne.",
            "Sammenlign filens fingeraftryk med det offentliggjorte: Get-FileHash svarkort.html i PowerShell.",
        ],
        limits: "Hvad der ikke er bevist",
        limit: &[
            "En politik i selve siden kan ikke spærre for opslag af værtsnavne (DNS og preconnect). Det ville kræve fjendtlig kode i den fil, hvis fingeraftryk I har kontrolleret.",
            "Ligger siden på jeres egen webserver, lukker svarhovedet Connection-Allowlist: () også for det i Edge og Chrome fra version 152.",
            "Udvidelser i browseren og andre programmer på computeren er uden for sidens rækkevidde.",
        ],
    },
    version: "version",
    close: "Luk",
    cancel: "Annullér",
    again: "Prøv igen",
    wrong: "Det gik ikke",
    computing: "Tallene regnes om …",
    what: |what| what_da(what),
    failure: |failure| {
        match failure {
        Failure::Refused(problem) => svarkort_core::words::problem(problem, Language::Da),
        Failure::Unreachable { file } => format!(
            "Filen ”{file}” kan ikke læses længere. Den er måske flyttet, omdøbt eller ændret, siden den blev valgt. Vælg den igen; dine rettelser er bevaret."
        ),
        Failure::Crashed => "Programmet gik i stå to gange på det samme arbejde og er startet på ny. Dine filer er ikke ændret, og dine rettelser er bevaret. Fortryd den seneste rettelse, eller prøv en anden fil.".to_owned(),
        Failure::Cancelled => "Arbejdet blev annulleret. Alt, hvad du har rettet, er bevaret.".to_owned(),
        Failure::NoWorker => "Browseren kan ikke starte den tråd, som filerne læses i. Åbn siden i en opdateret Edge, Chrome eller Firefox.".to_owned(),
        Failure::NotSaved => "Filen kunne ikke gemmes. Prøv igen, eller brug en anden browser.".to_owned(),
        Failure::NothingDropped => "Der var ingen fil i det, du slap. Træk en fil fra Stifinder, eller brug knappen ”Vælg filer”.".to_owned(),
    }
    },
    progress: |progress| match progress.map(|progress| progress.phase) {
        None => "Gør klar …",
        Some(Phase::Loading) => "Læser filen …",
        Some(Phase::Working(Stage::Reading)) => "Deler op i rækker og kolonner …",
        Some(Phase::Working(Stage::Recognising)) => "Genkender spørgsmål og svarskalaer …",
        Some(Phase::Working(Stage::Distributions)) => "Tæller svar …",
        Some(Phase::Working(Stage::Groups)) => "Regner grupper …",
        Some(Phase::Working(Stage::Drivers | Stage::Dominance)) => "Regner betydning …",
        Some(Phase::Working(Stage::Bootstrap)) => "Regner usikkerhed …",
        Some(Phase::Working(Stage::Documents)) => "Skriver rapporter …",
    },
};

fn what_da(what: &What) -> String {
    match what {
        What::Nothing => String::new(),
        What::Reading { percent } => format!("{percent} % læst"),
        What::Opened { rows, variables } => format!(
            "{} besvarelser og {} variable er læst. Du er nu på trinnet Kontrol.",
            count(*rows, Language::Da),
            count(*variables, Language::Da)
        ),
        What::Cancelled => "Annulleret.".to_owned(),
        What::Retrying => "Programmet gik i stå. Det prøver igen.".to_owned(),
        What::Changed => "Rettelsen er gemt i listen.".to_owned(),
        What::Undone => "Rettelsen er taget tilbage.".to_owned(),
        What::Redone => "Rettelsen er lavet igen.".to_owned(),
        What::Analysed => "Tallene er opdateret.".to_owned(),
        What::ProjectOpened => "Projektet er åbnet.".to_owned(),
        What::Restored => "Projektet er hentet frem. Du er nu på trinnet Kontrol.".to_owned(),
        What::Saved => "Projektet er gemt som en fil.".to_owned(),
        What::Packed { reports } => format!("{reports} rapporter er hentet."),
        What::Text(text) => text.clone(),
    }
}

pub static EN: Words = Words {
    skip: "Skip to the content",
    tagline: "From answers to priorities",
    steps: "Steps",
    step: |step| match step {
        Step::Files => "Choose files",
        Step::Check => "Check",
        Step::Response => "Response",
        Step::Results => "Results",
        Step::Map => "Priority map",
        Step::Report => "Report",
    },
    step_of: |number, of| format!("Step {number} of {of}"),
    not_yet: "Choose a file first.",
    language: "Language",
    promise: "Nothing leaves your computer",
    promise_more: "How to verify it yourselves",
    privacy: Privacy {
        lead: "Files are read and counted here on this computer. The page has no part that receives answers, and the browser keeps it from sending them.",
        how: "What the browser enforces",
        facts: &[
            "The page's policy (Content-Security-Policy) has connect-src 'none': calls by fetch, XMLHttpRequest, WebSocket and beacon are refused, and so are images, fonts, frames and forms to other places.",
            "Only the program whose fingerprint (SHA-256) stands in the policy can run. A script inside a data file is shown as text and never executed.",
            "The program runs in a closed frame (sandbox) without access to the browser’s storage, cookies, new windows or other pages. So nothing can be kept in the browser.",
            "WebRTC, which a policy does not stop, is taken out of the frame before the program starts.",
            "Something is saved only when you download a file yourself.",
        ],
        test: "Try it yourself",
        tests: &[
            "Switch the network off and open the page: everything still works.",
            "Open the browser's developer tools (F12), choose Network, and work through the page: no line names a server, only blob: and data:, which are the page's own.",
            "Compare the file's fingerprint with the published one: Get-FileHash svarkort.html in PowerShell.",
        ],
        limits: "What is not proved",
        limit: &[
            "A policy inside the page cannot stop look-ups of host names (DNS and preconnect). That would take hostile code in the very file whose fingerprint you have checked.",
            "When the page is on your own web server, the response header Connection-Allowlist: () closes that too in Edge and Chrome from version 152.",
            "Browser extensions and other programs on the computer are beyond the page's reach.",
        ],
    },
    version: "version",
    close: "Close",
    cancel: "Cancel",
    again: "Try again",
    wrong: "That did not work",
    computing: "Recalculating …",
    what: |what| what_en(what),
    failure: |failure| {
        match failure {
        Failure::Refused(problem) => svarkort_core::words::problem(problem, Language::En),
        Failure::Unreachable { file } => format!(
            "The file “{file}” can no longer be read. It may have been moved, renamed or changed since it was chosen. Choose it again; your corrections are kept."
        ),
        Failure::Crashed => "The program broke down twice on the same work and has been restarted. Your files are unchanged and your corrections are kept. Undo the latest correction, or try another file.".to_owned(),
        Failure::Cancelled => "The work was cancelled. Everything you corrected is kept.".to_owned(),
        Failure::NoWorker => "The browser cannot start the thread that files are read in. Open the page in an up-to-date Edge, Chrome or Firefox.".to_owned(),
        Failure::NotSaved => "The file could not be saved. Try again, or use another browser.".to_owned(),
        Failure::NothingDropped => "There was no file in what you dropped. Drag a file from the file manager, or use the button “Choose files”.".to_owned(),
    }
    },
    progress: |progress| match progress.map(|progress| progress.phase) {
        None => "Getting ready …",
        Some(Phase::Loading) => "Reading the file …",
        Some(Phase::Working(Stage::Reading)) => "Finding rows and columns …",
        Some(Phase::Working(Stage::Recognising)) => "Recognising questions and response scales …",
        Some(Phase::Working(Stage::Distributions)) => "Counting answers …",
        Some(Phase::Working(Stage::Groups)) => "Computing groups …",
        Some(Phase::Working(Stage::Drivers | Stage::Dominance)) => "Computing importance …",
        Some(Phase::Working(Stage::Bootstrap)) => "Computing uncertainty …",
        Some(Phase::Working(Stage::Documents)) => "Writing reports …",
    },
};

fn what_en(what: &What) -> String {
    match what {
        What::Nothing => String::new(),
        What::Reading { percent } => format!("{percent}% read"),
        What::Opened { rows, variables } => format!(
            "{} answers and {} variables read. You are now at the step Check.",
            count(*rows, Language::En),
            count(*variables, Language::En)
        ),
        What::Cancelled => "Cancelled.".to_owned(),
        What::Retrying => "The program broke down. It is trying again.".to_owned(),
        What::Changed => "The correction is noted.".to_owned(),
        What::Undone => "The correction was taken back.".to_owned(),
        What::Redone => "The correction was made again.".to_owned(),
        What::Analysed => "The figures are up to date.".to_owned(),
        What::ProjectOpened => "The project is opened.".to_owned(),
        What::Restored => "The project is restored. You are now at the step Check.".to_owned(),
        What::Saved => "The project is saved as a file.".to_owned(),
        What::Packed { reports } => format!("{reports} reports are downloaded."),
        What::Text(text) => text.clone(),
    }
}
