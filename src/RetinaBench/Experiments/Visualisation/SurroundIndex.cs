namespace RetinaBench.Experiments.Visualisation;

/// <summary>How strong the surround of a receptive field is against its centre.</summary>
/// <remarks>
/// The centre is the part of a radial profile up to where its sign first changes, the surround what follows.
/// The index is the largest magnitude of the opposite sign behind the centre over the largest magnitude in the centre: 0 where no value
/// has the opposite sign, 1 for a surround as strong as the centre.
/// </remarks>
/// <param name="Value">The index, 0 or more.</param>
/// <param name="CenterRings">Number of rings before the sign first changes; all where it never does.</param>
public sealed record SurroundIndex(double Value, int CenterRings)
{
    /// <summary>Measures a profile.</summary>
    /// <param name="profile">Mean intensity of rings around the centre, from the inside out.</param>
    /// <returns>The index; null where there is no profile or its centre is 0.</returns>
    public static SurroundIndex? Of(IReadOnlyList<double>? profile)
    {
        if (profile is null || profile.Count == 0 || profile[0] == 0)
            return null;
        int sign = Math.Sign(profile[0]), radius = 0;
        while (radius < profile.Count && Math.Sign(profile[radius]) == sign)
            radius++;
        double centre = profile.Take(radius).Max(Math.Abs), surround = profile.Skip(radius).Select(x => -sign * x).DefaultIfEmpty().Max();
        return new(Math.Max(0, surround) / centre, radius);
    }
}
