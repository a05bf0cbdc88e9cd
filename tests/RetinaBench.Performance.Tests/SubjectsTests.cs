namespace RetinaBench.Performance.Tests;

public sealed class SubjectsTests
{
    /// <summary>Every benchmark but the longest does its work once and says what it was.</summary>
    public static TheoryData<string> Names => [.. Subjects.All.Keys.Where(name => name != "runs/quick")];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Run_EverySubject_DoesWork(string name)
    {
        using Subject subject = Subjects.Make(name);
        Skip.If(subject.Missing is not null, subject.Missing ?? "");
        subject.Prepare();
        subject.Run();
        Assert.True(subject.Work.Stimuli >= 1);
        Assert.True(subject.Work.Flops is null or > 1e6);
        Assert.True(subject.Work.Bytes is null or > 1e6);
    }

    [Fact]
    public void All_Names_AreThoseOfTheirFolders() =>
        Assert.All(Subjects.All, s => Assert.Equal(s.Value.Namespace!.Split('.')[^1].ToLowerInvariant(), s.Key.Split('/')[0]));
}
