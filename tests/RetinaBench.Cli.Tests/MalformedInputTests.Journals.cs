using RetinaBench.Cli.Tests.Fixtures;

namespace RetinaBench.Cli.Tests;

public sealed partial class MalformedInputTests
{
    private const string Journal = "journal.jsonl";

    private static KeyValuePair<string, BadInput>[] Journals =>
    [
        Case("damaged journal", "journal.jsonl, line 2", (folder, run) =>
        {
            run.Copy(Journal, folder.Path, text => text[..(text.IndexOf('\n', StringComparison.Ordinal) + 60)] + "?" + text[(text.IndexOf('\n', StringComparison.Ordinal) + 61)..]);
            return [.. FinishedRun.Arguments, "--out", folder.Path, "--resume"];
        }),
        Case("something else as journal", "journal.jsonl", (folder, _) =>
        {
            folder.Write(Journal, "a shopping list\n");
            return [.. FinishedRun.Arguments, "--out", folder.Path, "--resume"];
        }),
        Case("journal of another number of stimuli", "1 stimuli a point, not 2", (folder, run) =>
        {
            run.CopyUnfinished(folder.Path);
            return ["run", "--suite", "murray2021", "--model", "silent", "--stimuli", "2", "--out", folder.Path, "--resume"];
        }),
        Case("journal of another model", "silent, not random", (folder, run) =>
        {
            run.CopyUnfinished(folder.Path);
            return ["run", "--suite", "murray2021", "--model", "random", "--stimuli", "1", "--out", folder.Path, "--resume"];
        }),
        Case("unfinished run that is neither continued nor thrown away", "--resume", (folder, run) =>
        {
            run.CopyUnfinished(folder.Path);
            return [.. FinishedRun.Arguments, "--out", folder.Path];
        }),
    ];
}
