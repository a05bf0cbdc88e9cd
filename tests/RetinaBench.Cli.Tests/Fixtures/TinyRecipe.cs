namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>A recipe of a small network and few stimuli: an epoch takes milliseconds.</summary>
internal static class TinyRecipe
{
    /// <summary>The recipe's file.</summary>
    public static string Json(int epochs) =>
        $$"""
        {
          "name": "tiny",
          "architecture": { "bipolarTypes": 2, "amacrineTypes": 3, "ganglionTypes": 2, "frames": 12, "rows": 50, "columns": 54, "taps": 5 },
          "environment": { "stimuli": 20, "dots": 40 },
          "batch": 6,
          "epochs": {{epochs}},
          "heldOut": { "stimuli": 8, "everyEpochs": 50 }
        }
        """;
}
