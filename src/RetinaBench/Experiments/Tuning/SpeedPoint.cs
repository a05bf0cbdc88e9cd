using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Tuning;

/// <summary>One speed of an environment in which all dots move one way: where its rightward and its leftward point stand.</summary>
/// <param name="Speed">Pixels/frame.</param>
/// <param name="Rightward">Index of the point with direction 1.</param>
/// <param name="Leftward">Index of the point with direction -1.</param>
internal sealed record SpeedPoint(double Speed, int Rightward, int Leftward)
{
    /// <summary>Coordinate of the speed.</summary>
    public const string SpeedCoordinate = "speed";

    /// <summary>Coordinate of the direction.</summary>
    public const string DirectionCoordinate = "direction";

    /// <summary>All speeds of a checked environment, ascending.</summary>
    public static SpeedPoint[] Of(IStimulusEnvironment environment) =>
        [.. Enumerable.Range(0, environment.Points.Count)
            .GroupBy(i => environment.Points[i][SpeedCoordinate])
            .OrderBy(group => group.Key)
            .Select(group => new SpeedPoint(group.Key, group.Single(i => environment.Points[i][DirectionCoordinate] > 0), group.Single(i => environment.Points[i][DirectionCoordinate] < 0)))];

    /// <summary>What keeps an environment from being read as speeds in two directions.</summary>
    public static IEnumerable<OptionProblem> Check(IStimulusEnvironment environment)
    {
        OptionProblem[] missing =
            [.. OptionChecks.Coordinate("environment", environment, SpeedCoordinate), .. OptionChecks.Coordinate("environment", environment, DirectionCoordinate)];
        if (missing.Length > 0)
            return missing;
        bool paired = environment.Points.GroupBy(p => p[SpeedCoordinate])
            .All(speed => speed.Count() == 2 && speed.Sum(p => Math.Sign(p[DirectionCoordinate])) == 0 && speed.All(p => p[DirectionCoordinate] != 0));
        return paired ? [] : [new("environment", $"{environment.Name} must show every speed once rightward (direction 1) and once leftward (direction -1)")];
    }
}
