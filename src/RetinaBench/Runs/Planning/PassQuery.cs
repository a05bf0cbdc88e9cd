using RetinaBench.Models;

namespace RetinaBench.Runs.Planning;

/// <summary>Merges what several experiments want to know about one environment: each lesion once, each response once.</summary>
internal sealed class PassQuery
{
    private readonly List<Lesion> _lesions = [];
    private readonly Dictionary<Lesion, List<ResponseRequest>> _requests = [];
    private readonly Dictionary<Lesion, List<string>> _askedBy = [];

    /// <summary>Whether nothing is asked.</summary>
    public bool IsEmpty => _lesions.Count == 0;

    /// <summary>The merged query: lesions in the order in which they were first asked for, and so the requests of each.</summary>
    public ResponseQuery Query => new([.. _lesions.Select(l => new ConditionQuery(l, _requests[l]))]);

    /// <summary>For each condition of <see cref="Query"/> the ids of the experiments that asked for it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AskedBy => [.. _lesions.Select(l => _askedBy[l])];

    /// <summary>Adds one wanted response.</summary>
    /// <param name="experiment">Id of the experiment that wants it.</param>
    /// <param name="lesion">Under which lesion.</param>
    /// <param name="request">Which response.</param>
    public void Add(string experiment, Lesion lesion, ResponseRequest request)
    {
        if (!_requests.TryGetValue(lesion, out List<ResponseRequest>? requests))
        {
            _lesions.Add(lesion);
            _requests[lesion] = requests = [];
            _askedBy[lesion] = [];
        }

        if (!requests.Contains(request))
            requests.Add(request);
        if (!_askedBy[lesion].Contains(experiment))
            _askedBy[lesion].Add(experiment);
    }
}
