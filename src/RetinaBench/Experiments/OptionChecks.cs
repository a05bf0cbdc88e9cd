using RetinaBench.Stimuli;

namespace RetinaBench.Experiments;

/// <summary>Checks of options that several kinds of experiment or criterion share.</summary>
internal static class OptionChecks
{
    /// <summary>A share, a probability or an accuracy.</summary>
    public static IEnumerable<OptionProblem> Share(string member, double value)
    {
        if (value is not (>= 0 and <= 1))
            yield return new(member, FormattableString.Invariant($"{value} is outside [0, 1]"));
    }

    /// <summary>A count or a rank.</summary>
    public static IEnumerable<OptionProblem> Positive(string member, int value)
    {
        if (value < 1)
            yield return new(member, FormattableString.Invariant($"{value} is below 1"));
    }

    /// <summary>The two ends of a range.</summary>
    public static IEnumerable<OptionProblem> Ordered(string lowMember, double low, string highMember, double high)
    {
        if (!(low <= high))
            yield return new(lowMember, FormattableString.Invariant($"{low} is above {highMember} = {high}"));
    }

    /// <summary>A coordinate that every point of the environment must vary.</summary>
    public static IEnumerable<OptionProblem> Coordinate(string member, IStimulusEnvironment environment, string name)
    {
        if (environment.Points.FirstOrDefault(p => !p.Has(name)) is { } point)
        {
            string varied = string.Join(", ", point.Coordinates.Select(c => c.Key));
            yield return new(member, $"{environment.Name} does not vary '{name}', {(varied.Length == 0 ? "nor anything else" : $"only {varied}")}");
        }
    }

    /// <summary>A coordinate along which curves are drawn: one point of the environment for each value.</summary>
    public static IEnumerable<OptionProblem> CurveCoordinate(string member, IStimulusEnvironment environment, string name)
    {
        foreach (OptionProblem problem in Coordinate(member, environment, name))
            yield return problem;
        if (environment.Points.All(p => p.Has(name)) && environment.Points.DistinctBy(p => p[name]).Count() != environment.Points.Count)
            yield return new(member, $"several points of {environment.Name} share a value of '{name}'");
    }
}
