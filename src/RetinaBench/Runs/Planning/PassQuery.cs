using RetinaBench.Models;

namespace RetinaBench.Runs.Planning;

/// <summary>Merges what several experiments want to know about one environment: each lesion once, each response once.</summary>
/// <remarks>A lesion is shown at every point at which some response under it is wanted.</remarks>
internal sealed class PassQuery
{
    private readonly List<Lesion> _lesions = [];
    private readonly Dictionary<Lesion, List<ResponseRequest>> _requests = [];
    private readonly Dictionary<Lesion, List<string>> _askedBy = [];
    private readonly Dictionary<Lesion, SortedSet<int>> _points = [];
    private readonly HashSet<Lesion> _answers = [];

    /// <summary>Whether nothing is asked.</summary>
    public bool IsEmpty => _lesions.Count == 0;

    /// <summary>The merged query: lesions in the order in which they were first asked for, and so the requests of each.</summary>
    public ResponseQuery Query => new([.. _lesions.Select(l => new ConditionQuery(l, _requests[l]))]);

    /// <summary>For each condition of <see cref="Query"/> the ids of the experiments that asked for it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AskedBy => [.. _lesions.Select(l => _askedBy[l])];

    /// <summary>For each condition of <see cref="Query"/> the indices of the points at which it is wanted.</summary>
    public IReadOnlyList<IReadOnlySet<int>> Points => [.. _lesions.Select(l => _points[l])];

    /// <summary>For each condition of <see cref="Query"/> whether it is kept which stimuli were answered right.</summary>
    public IReadOnlyList<bool> KeepAnswers => [.. _lesions.Select(_answers.Contains)];

    /// <summary>Adds one wanted response.</summary>
    /// <param name="experiment">Id of the experiment that wants it.</param>
    /// <param name="lesion">Under which lesion.</param>
    /// <param name="request">Which response.</param>
    /// <param name="points">Indices of the points at which it is wanted.</param>
    /// <param name="keepAnswers">Whether it is to be kept which stimuli were answered right.</param>
    public void Add(string experiment, Lesion lesion, ResponseRequest request, IEnumerable<int> points, bool keepAnswers)
    {
        if (!_requests.TryGetValue(lesion, out List<ResponseRequest>? requests))
        {
            _lesions.Add(lesion);
            _requests[lesion] = requests = [];
            _askedBy[lesion] = [];
            _points[lesion] = [];
        }

        _points[lesion].UnionWith(points);
        if (keepAnswers)
            _answers.Add(lesion);
        if (!requests.Contains(request))
            requests.Add(request);
        if (!_askedBy[lesion].Contains(experiment))
            _askedBy[lesion].Add(experiment);
    }
}
