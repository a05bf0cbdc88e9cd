using RetinaBench.Suites;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Suites;

public sealed class SuiteCatalogTests
{
    [Fact]
    public void Ids_FolderOfFolders_AreThoseThatHoldASuite()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "b2020", "a2021", "Conformance" })
            Directory.CreateDirectory(Path.Combine(folder.Path, name));
        File.WriteAllText(Path.Combine(folder.Path, "b2020", "suite.json"), "{}");
        File.WriteAllText(Path.Combine(folder.Path, "a2021", "suite.json"), "{}");
        Assert.Equal(["a2021", "b2020"], new SuiteCatalog(folder.Path).Ids);
    }

    [Fact]
    public void Read_UnknownSuite_ListsTheKnownOnes() =>
        Assert.Contains("murray2021", Assert.Throws<InputException>(() => SuiteCatalog.BuiltIn.Read("murray2020")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("..")]
    [InlineData("../suites/murray2021")]
    [InlineData("")]
    public void Read_PathInsteadOfAnId_IsUnknown(string id) => Assert.Throws<InputException>(() => SuiteCatalog.BuiltIn.Read(id));

    [Fact]
    public void Constructor_NoSuchFolder_NamesIt() =>
        Assert.Contains("no-such-folder", Assert.Throws<InputException>(() => new SuiteCatalog("no-such-folder")).Message, StringComparison.Ordinal);
}
