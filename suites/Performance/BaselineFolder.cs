namespace RetinaBench.Performance;

/// <summary>Where baselines lie if nobody says.</summary>
internal static class BaselineFolder
{
    private const string Relative = "baselines/performance";

    /// <summary>The folder of the checkout that this program was built in, or one below the current folder.</summary>
    public static string OfCheckout
    {
        get
        {
            for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "RetinaBench.sln")))
                    return Path.Combine(folder, Relative);
            }

            return Relative;
        }
    }
}
