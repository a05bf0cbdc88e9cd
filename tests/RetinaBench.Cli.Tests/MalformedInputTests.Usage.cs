using RetinaBench.Cli.Tests.Fixtures;

namespace RetinaBench.Cli.Tests;

public sealed partial class MalformedInputTests
{
    private static KeyValuePair<string, BadInput>[] Usage =>
    [
        Case("unknown command", "'fly'", "fly"),
        Case("missing subcommand", "list --help", "list"),
        Case("unknown option", "'--fast'", "run", "--fast"),
        Case("missing required option", "--scenes", "respond", "--model", "silent", "--out", "x"),
        Case("option without its value", "--stimuli", "run", "--stimuli"),
        Case("no stimuli", "--stimuli: '0'", "run", "--stimuli", "0"),
        Case("stimuli that are no number", "--stimuli: 'abc'", "run", "--stimuli", "abc"),
        Case("negative count", "--stimuli: '-3'", "run", "--stimuli", "-3"),
        Case("count with an exponent", "--stimuli: '1e3'", "run", "--stimuli", "1e3"),
        Case("count beyond the limit", "1000000", "run", "--stimuli", "99999999999"),
        Case("no threads", "--threads: '0'", "run", "--threads", "0"),
        Case("quick with a count", "--quick and --stimuli", "run", "--quick", "--stimuli", "7"),
        Case("resume with force", "--resume and --force", "run", "--resume", "--force"),
        Case("isolate with lesion", "--isolate and --lesion", "respond", "--model", "silent", "--scenes", "x", "--out", "-", "--isolate", "ganglion:0", "--lesion", "ganglion:0"),
        Case("unknown model", "'who'", "run", "--model", "who"),
        Case("model without a name", "'=x.pt'", "run", "--model", "=x.pt"),
        Case("model without a path", "'x='", "run", "--model", "x="),
        Case("name that is no name", "'a b'", "run", "--model", "a b=x.pt"),
        Case("name with a path in it", "'../x'", "run", "--model", "../x=x.pt"),
        Case("model twice", "'silent'", "run", "--model", "silent", "--model", "silent"),
        Case("unknown criterion", "'task-eazy'", "explain", "task-eazy"),
        Case("unknown suite", "'dacey1990'", "run", "--suite", "dacey1990"),
        Case("unknown environment", "'alpha-swoop'", "render", "--environment", "alpha-swoop", "--out", "x.png"),
        Case("point out of range", "valid are 0 to 40", "render", "--environment", "alpha-sweep", "--point", "41", "--out", "x.png"),
        Case("negative ordinal", "--ordinal: '-1'", "render", "--environment", "alpha-sweep", "--ordinal", "-1", "--out", "x.png"),
        Case("frame out of range", "valid are 0 to 50", "render", "--environment", "alpha-sweep", "--frame", "51", "--out", "x.png"),
        Case("scale out of range", "--scale: '17'", "render", "--environment", "alpha-sweep", "--scale", "17", "--out", "x.png"),
        Case("neither environment nor scenes", "--environment or --scenes", "render", "--out", "x.png"),
        Case("point of a scene file", "--point", "render", "--scenes", "x", "--point", "1", "--out", "x.png"),
        Case("no repeats", "--repeats: '0'", "bench", "inference", "--repeats", "0"),
        Case("benchmark of another architecture", "silent", "bench", "inference", "--model", "silent"),
        Case("benchmark of a pipe without a process", "kind 'reference'", "bench", "process", "--model", "silent"),
        Case("new model without a name", "'NAME'", "new", "model"),
        Case("new model of a bad name", "'a b'", "new", "model", "a b"),
        Case("new model in an unknown language", "'cobol'", "new", "model", "a", "--language", "cobol"),
        Case("unknown shell", "'csh'", "completion", "csh"),
    ];
}
