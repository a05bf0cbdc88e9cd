using System.Diagnostics;
using RetinaBench.Experiments;
using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Runs.Journals;
using RetinaBench.Runs.Planning;
using RetinaBench.Runs.Shards;

namespace RetinaBench.Runs.Execution;

/// <summary>Takes one model through all suites, in pieces of work that any worker can do.</summary>
/// <remarks>
/// <para>Pieces are either steps (open the model, go on from one pass to the next, judge), which exclude every other piece of
/// the model, or shards and assays, handed out in order; one at a time where the model is not thread-safe.
/// <see cref="TryTake"/> and the end of each piece are called under the lock of <see cref="WorkerPool"/>, the work itself
/// outside of it.</para>
/// <para>When a shard or an assay fails, no further one is handed out, and of those in progress the first that fails gives the reason:
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
    private IModel? _model;
    private ModelCard? _card;
    private SuiteRun? _suite;
    private IActiveWork? _work;
    private string? _failure;
    private bool _isUnavailable;
    private int _failedPiece;
    private int _nextPiece;
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
        long shown = suites.Sum(s => s.Stimuli), fitted = suites.Sum(s => s.Fits);
        _planned = entry.IsFitted is { } isFitted ? (isFitted ? fitted : shown) : Math.Max(shown, fitted);
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
        bool ended = _work is null || _failure is not null || _work.Done == _work.Count;
        if (ended)
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

        IActiveWork active = _work!;
        bool free = _card!.ThreadSafe || _inProgress == 0;
        if (!free || _nextPiece == active.Count || _nextPiece - active.Done >= MaximumLead)
            return null;
        int index = _nextPiece++;
        _inProgress++;
        return cancellation =>
        {
            WorkOutcome outcome = Timed(() => active.Do(index, cancellation));
            underLock(() => EndPiece(index, outcome));
        };
    }

    private void EndStep(ModelRecord? record)
    {
        _stepping = false;
        Record = record;
    }

    private void EndPiece(int index, WorkOutcome outcome)
    {
        _inProgress--;
        _recordedSeconds += outcome.RecordedSeconds;
        if (outcome.Failure is null)
            outcome.TakeIn!();
        else if (_failure is null || index < _failedPiece)
            (_failure, _failedPiece) = (outcome.Failure, index);
    }

    private T Timed<T>(Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        T result = work();
        Interlocked.Add(ref _ticks, Stopwatch.GetTimestamp() - start);
        return result;
    }

    // Goes on to the next assays or the next pass, or to the end, which gives the record.
    private ModelRecord? Step()
    {
        if (_model is null && _failure is null)
            Open();
        if (_failure is null)
            _work?.Record(_suite!);
        _work = null;
        while (_failure is null && _records.Count < _suites.Count)
        {
            PlannedSuiteRun planned = _suites[_records.Count];
            _suite ??= new(planned.Suite, planned.Schedule, _model!, planned.StimuliPerPoint, planned.Shared);
            _nextPiece = 0;
            IReadOnlyList<PlannedAssay> assays = _suite.NextAssays();
            Plan(_suite.TakeFurther());
            if (assays.Count > 0)
            {
                _work = new AssayWork(_entry.Name, planned.Suite.Id, assays, _model!, _journal, _progress);
                return null;
            }

            if (_suite.Next(out PassQuestion? question, pass => Skip(planned, pass)) is { } next)
            {
                _work = new PassWork(next, question!, planned.ShardsOf(next, _entry.Name), (IRetinaModel)_model!, _journal, _progress);
                return null;
            }

            // A pass in which nobody asked anything may have been what assays waited for.
            if (_suite.NextAssays().Count > 0)
                continue;

            Plan(_suite.TakeFurther());
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
        catch (UnavailableException e)
        {
            _failure = OneLine.Of(e.Message);
            _isUnavailable = true;
            return;
        }
        // Whatever else opening throws is a finding about that model; the others go on.
        catch (Exception e)
        {
            _failure = $"cannot be opened: {OneLine.Of(e)}";
            return;
        }

        Plan((_model is IRetinaModel ? _suites.Sum(s => s.Stimuli) : 0) + (_model is IEncodingModel ? _suites.Sum(s => s.Fits) : 0) - _planned);
        _journal?.Opened(_entry.Name, Digests.Full(System.Text.Encoding.UTF8.GetString(JournalLine.ToJson(_card))));
    }

    private ModelRecord End()
    {
        if (_failure is not null)
        {
            if (_suite is not null)
                _records.Add(_suite.ToRecord(_failure));
            while (_records.Count < _suites.Count)
                _records.Add(SuiteRun.Refused(_suites[_records.Count].Suite, _isUnavailable ? RefusalKind.NotRun : RefusalKind.Errored, _failure));
        }

        Close();
        if (_isUnavailable)
            _progress.NotRun(_entry.Name, _failure!);
        else
            _progress.Finished(_entry.Name, _failure);
        return new()
        {
            Name = _entry.Name,
            Kind = _entry.Kind,
            Family = _entry.Family,
            Card = _card,
            Error = _isUnavailable ? null : _failure,
            NotRun = _isUnavailable ? _failure : null,
            Suites = _records,
        };
    }

    /// <summary>Closes the model where that has not been done: a run that ends early leaves nothing behind that a model holds.</summary>
    public void Close()
    {
        try
        {
            (_model as IDisposable)?.Dispose();
            _model = null;
        }
        // All results are in: what a model throws now changes none of them.
        catch (Exception e)
        {
            _progress.Message($"{_entry.Name}: {OneLine.Of(e)} while it was closed");
        }
    }

    private void Skip(PlannedSuiteRun planned, EnvironmentPass pass)
    {
        if (_model is IRetinaModel && planned.Shows(pass))
            Plan(-planned.StimuliOf(pass));
    }

    private void Plan(long further)
    {
        if (further == 0)
            return;
        _planned += further;
        _progress.Planned(_entry.Name, _planned);
    }
}
