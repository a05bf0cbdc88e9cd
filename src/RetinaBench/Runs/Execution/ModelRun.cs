using System.Diagnostics;
using RetinaBench.Models;
using RetinaBench.Runs.Journals;
using RetinaBench.Runs.Planning;
using RetinaBench.Runs.Shards;

namespace RetinaBench.Runs.Execution;

/// <summary>Takes one model through all suites, in pieces of work that any worker can do.</summary>
/// <remarks>
/// <para>Pieces are either steps (open the model, go on from one pass to the next, judge), which exclude every other piece of
/// the model, or shards, handed out in order; one at a time where the model is not thread-safe.
/// <see cref="TryTake"/> and the end of each piece are called under the lock of <see cref="WorkerPool"/>, the work itself
/// outside of it.</para>
/// <para>When a shard fails, no further one is handed out, and of those in progress the first that fails gives the reason:
/// the same reason whatever the number of workers.</para>
/// </remarks>
internal sealed class ModelRun
{
    /// <summary>How far ahead of the first unfinished shard others are handed out: bounds the results that wait to be merged.</summary>
    public const int MaximumLead = 256;

    private readonly RunModel _entry;
    private readonly IReadOnlyList<PlannedSuiteRun> _suites;
    private readonly Journal? _journal;
    private readonly ProgressRelay _progress;
    private readonly List<ModelSuiteRecord> _records = [];
    private IRetinaModel? _model;
    private ModelCard? _card;
    private SuiteRun? _suite;
    private ActivePass? _pass;
    private string? _failure;
    private int _failedShard;
    private int _nextShard;
    private int _inProgress;
    private long _planned;
    private bool _stepping;
    private long _ticks;
    private double _recordedSeconds;

    public ModelRun(RunModel entry, IReadOnlyList<PlannedSuiteRun> suites, Journal? journal, ProgressRelay progress)
    {
        _entry = entry;
        _suites = suites;
        _journal = journal;
        _progress = progress;
        _planned = suites.Sum(s => s.Stimuli);
        progress.Planned(entry.Name, _planned);
    }

    /// <summary>Everything found about the model; null until all is known.</summary>
    public ModelRecord? Record { get; private set; }

    /// <summary>Worker seconds spent on the model, those of recorded shards included.</summary>
    public double Seconds => _recordedSeconds + Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _ticks)).TotalSeconds;

    /// <summary>Takes the next piece of work, or null when there is none at the moment.</summary>
    /// <param name="underLock">Does under the lock what ends the piece.</param>
    public Action<CancellationToken>? TryTake(Action<Action> underLock)
    {
        if (Record is not null || _stepping)
            return null;
        bool passEnded = _pass is null || _failure is not null || _pass.Merger.Merged == _pass.Shards.Count;
        if (passEnded)
        {
            if (_inProgress > 0)
                return null;
            _stepping = true;
            return cancellation =>
            {
                ModelRecord? record = Timed(Step);
                underLock(() => EndStep(record));
            };
        }

        ActivePass pass = _pass!;
        bool free = _card!.ThreadSafe || _inProgress == 0;
        if (!free || _nextShard == pass.Shards.Count || _nextShard - pass.Merger.Merged >= MaximumLead)
            return null;
        int index = _nextShard++;
        _inProgress++;
        return cancellation =>
        {
            (ShardResult? result, string? failure, bool recorded) = Timed(() => RunShard(pass, pass.Shards[index], cancellation));
            underLock(() => EndShard(index, result, failure, recorded));
        };
    }

    private void EndStep(ModelRecord? record)
    {
        _stepping = false;
        Record = record;
    }

    private void EndShard(int index, ShardResult? result, string? failure, bool recorded)
    {
        _inProgress--;
        _recordedSeconds += recorded ? result!.Seconds : 0;
        if (result is not null)
            _pass!.Merger.Add(index, result);
        else if (_failure is null || index < _failedShard)
            (_failure, _failedShard) = (failure, index);
    }

    private T Timed<T>(Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        T result = work();
        Interlocked.Add(ref _ticks, Stopwatch.GetTimestamp() - start);
        return result;
    }

    // Goes on to the next pass, or to the end, which gives the record.
    private ModelRecord? Step()
    {
        if (_model is null && _failure is null)
            Open();
        if (_pass is not null && _failure is null)
            _suite!.Record(_pass.Pass, _pass.Question, _pass.Merger);
        _pass = null;
        while (_failure is null && _records.Count < _suites.Count)
        {
            PlannedSuiteRun planned = _suites[_records.Count];
            _suite ??= new(planned.Suite, planned.Schedule, _model!);
            if (_suite.Next(out PassQuestion? question, pass => Skip(planned, pass)) is { } next)
            {
                _pass = new(next, question!, planned.ShardsOf(next, _entry.Name), new(_model!, _card!, question!), new(question!.Query.Conditions.Count, question.Environment.Points.Count));
                _nextShard = 0;
                return null;
            }

            _records.Add(_suite.ToRecord(null));
            _suite = null;
        }

        return End();
    }

    private void Open()
    {
        try
        {
            _model = _entry.Open() ?? throw new InvalidOperationException("no model was returned");
            _card = _model.Card ?? throw new InvalidOperationException("the model has no card");
        }
        // Whatever opening throws is a finding about that model; the others go on.
        catch (Exception e)
        {
            _failure = $"cannot be opened: {OneLine.Of(e)}";
            return;
        }

        _journal?.Opened(_entry.Name, Digests.Full(System.Text.Encoding.UTF8.GetString(JournalLine.ToJson(_card))));
    }

    private ModelRecord End()
    {
        if (_failure is not null)
        {
            if (_suite is not null)
                _records.Add(_suite.ToRecord(_failure));
            while (_records.Count < _suites.Count)
                _records.Add(SuiteRun.Refused(_suites[_records.Count].Suite, _failure));
        }

        Dispose();
        _progress.Finished(_entry.Name, _failure);
        return new() { Name = _entry.Name, Kind = _entry.Kind, Family = _entry.Family, Card = _card, Error = _failure, Suites = _records };
    }

    private void Dispose()
    {
        try
        {
            (_model as IDisposable)?.Dispose();
        }
        // All results are in: what a model throws now changes none of them.
        catch (Exception e)
        {
            _progress.Message($"{_entry.Name}: {OneLine.Of(e)} while it was closed");
        }
    }

    private void Skip(PlannedSuiteRun suite, EnvironmentPass pass)
    {
        _planned -= suite.StimuliOf(pass);
        _progress.Planned(_entry.Name, _planned);
    }

    private (ShardResult? Result, string? Failure, bool Recorded) RunShard(ActivePass pass, Shard shard, CancellationToken cancellation)
    {
        if (_journal?.Find(shard) is { } place)
        {
            ShardResult recorded = _journal.Read(place);
            if (RecordedShard.Mismatch(recorded, pass.Question, _card!) is { } mismatch)
                throw _journal.Error(place, mismatch);
            _progress.Shown(_entry.Name, shard.Count, resumed: true);
            return (recorded, null, true);
        }

        long start = Stopwatch.GetTimestamp();
        try
        {
            IReadOnlyList<ShardTally> tallies = pass.Runner.Run(shard, cancellation);
            var result = new ShardResult(shard, pass.Question.Digest, Stopwatch.GetElapsedTime(start).TotalSeconds, tallies);
            _journal?.Append(new JournalEntry(Shard: result));
            _progress.Shown(_entry.Name, shard.Count, resumed: false);
            return (result, null, false);
        }
        catch (ModelFailureException e)
        {
            return (null, e.Message, false);
        }
    }
}
