using RetinaBench.Models.Registry;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests;

/// <summary>Which models a run shows where none is named.</summary>
public sealed class InstallationTests
{
    private static readonly string[] s_fitted = ["cnn-8", "ln", "true-cell", "constant-rate", "shuffled-spikes"];

    [Fact]
    public void LoadRegistry_NoSuite_IsThatOfTheMainJob()
    {
        string[] main = Names(Installation.LoadRegistry(null, []));
        Assert.Contains("paper-1", main);
        Assert.Empty(main.Intersect(s_fitted));
        Assert.Equal(main, Names(Installation.LoadRegistry(null, ["murray2021"])));
    }

    [Fact]
    public void LoadRegistry_SuiteWithModelsOfItsOwn_IsTheirs()
    {
        Assert.Equal(s_fitted, Names(Installation.LoadRegistry(null, ["yan2020"])));
        Assert.Equal(s_fitted, Names(Installation.LoadRegistry(null, [Path.Combine(SharedData.RepositoryRoot, "suites", "yan2020")])));
        Assert.Equal(s_fitted, Names(Installation.LoadRegistry(null, Installation.FindRecordedSuites())));
        Assert.Equal([.. s_fitted, .. Names(Installation.LoadRegistry(null, []))], Names(Installation.LoadRegistry(null, ["yan2020", "murray2021", "yan2020"])));
    }

    [Fact]
    public void LoadRegistry_ToFindByName_HoldsAll() =>
        Assert.Equal([.. Names(Installation.LoadRegistry(null, [])), .. s_fitted], Names(Installation.LoadRegistry(null)));

    [Fact]
    public void LoadRegistry_AFile_IsThatFileWhateverTheSuite()
    {
        string path = Path.Combine(SharedData.RepositoryRoot, "suites", "yan2020", "models.json");
        Assert.Equal(s_fitted, Names(Installation.LoadRegistry(path, ["murray2021"])));
        Assert.Equal(s_fitted, Names(Installation.LoadRegistry(path)));
    }

    private static string[] Names(ModelRegistry registry) => [.. registry.Entries.Select(entry => entry.Name)];
}
