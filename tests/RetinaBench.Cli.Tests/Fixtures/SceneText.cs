namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>Scene files of the geometry that murray2021 networks take.</summary>
internal static class SceneText
{
    /// <summary>Two dots in one scene, <c>first</c>, and none in another, <c>dark</c>.</summary>
    public const string Valid =
        """
        {
          "frames": 51, "height": 255, "width": 255, "dotRadius": 5, "fieldMin": -255, "fieldMax": 510,
          "scenes": [
            { "id": "first", "label": "right", "slow": 1.0, "alpha": 2.0, "dots": [[100, 50, 2.0], [20, 200, -1.0]] },
            { "id": "dark", "label": "left", "slow": 1.0, "alpha": 2.0, "dots": [] }
          ]
        }
        """;

    /// <summary>The valid text with one part of it replaced, which must be there.</summary>
    public static string With(string part, string replacement)
    {
        Assert.Contains(part, Valid, StringComparison.Ordinal);
        return Valid.Replace(part, replacement, StringComparison.Ordinal);
    }
}
