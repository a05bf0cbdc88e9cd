using System.CommandLine;
using RetinaBench.Reports;

namespace RetinaBench.Cli.Commands;

/// <summary><c>baseline leaderboard</c>: the leaderboard of what was accepted.</summary>
internal sealed class BaselineLeaderboardCommand : ExampleCommand
{
    private readonly Option<string?> _folder = BaselineCommand.Folder();
    private readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "Where it goes; to standard output if left out." };

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BaselineLeaderboardCommand(CommandContext context)
        : base("leaderboard", "Make the leaderboard of the accepted baselines.", "baseline leaderboard", "baseline leaderboard --out reports/LEADERBOARD.md")
    {
        foreach (Option option in (Option[])[_folder, _out])
            Add(option);
        SetAction(parsed =>
        {
            string page = ReportWriter.RenderLeaderboard(BaselineCommand.FolderOf(parsed.GetValue(_folder)).ReadRecord());
            if (parsed.GetValue(_out) is { } path)
                InputFile.ReplaceText(path.Length > 0 ? path : throw new InputException("--out: the name of the file is empty"), page);
            else
                context.Console.Out.Write(page);
            return ExitCode.Done;
        });
    }
}
