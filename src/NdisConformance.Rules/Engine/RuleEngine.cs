using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Judges a trace, event by event. A reset makes it ready for the next one.</summary>
public sealed class RuleEngine : ITraceSink
{
    private readonly RuleBook _book;
    private readonly CallStackWriter _stacks = new();
    private readonly Arbiter _arbiter;
    private readonly EventHandlers[] _handlers;
    private readonly TrackedState _state;
    private readonly IResets[] _judges;
    private readonly long[] _calls = new long[TraceSchema.Count];

    /// <param name="options">How the trace is judged.</param>
    /// <param name="generation">The NDIS that the drivers are written for.</param>
    public RuleEngine(RuleOptions? options = null, NdisGeneration generation = NdisGeneration.Ndis6)
        : this(options, null, generation)
    {
    }

    /// <param name="options">How the trace is judged.</param>
    /// <param name="arrange">Puts the checkers in another order, which must change no finding; null for none.</param>
    /// <param name="generation">The NDIS that the drivers are written for.</param>
    internal RuleEngine(
        RuleOptions? options, Action<IChecker[]>? arrange, NdisGeneration generation = NdisGeneration.Ndis6)
    {
        _book = new RuleBook(options ?? RuleOptions.Default);
        _state = new TrackedState { Stacks = _stacks };
        CheckerContext context = new(_book, _state);
        _arbiter = new Arbiter(_book, context);
        HandlerTable handlers = new();
        TrackerEvents tracked = new(handlers);
        ITracker[] trackers = TrackerSet.Create(_state);
        foreach (ITracker tracker in trackers)
        {
            tracker.Subscribe(tracked);
        }

        Subscriptions judged = new(handlers);
        IChecker[] checkers = CheckerSet.Create(context, generation);
        arrange?.Invoke(checkers);
        foreach (IChecker checker in checkers)
        {
            checker.Subscribe(judged);
        }

        _judges = [.. trackers, .. checkers];
        if (generation == NdisGeneration.Ndis6)
        {
            // Rows that both generations have name rules that NDIS 6 owns.
            _book.Close();
        }

        _handlers = handlers.Build();
    }

    /// <summary>IDs of the rules that have a checker, in the catalogue's order.</summary>
    public static IReadOnlyList<string> Implemented { get; } = FindImplemented();

    public RuleOptions Options => _book.Options;

    /// <summary>Broken rules, in the order in which they were seen.</summary>
    public IReadOnlyList<Finding> Findings => _book.Findings;

    /// <summary>Findings that were counted but not kept, for there are many of their rule already.</summary>
    public long Suppressed => _book.Suppressed;

    /// <summary>
    /// Findings that are consequences of one of <see cref="Findings"/>, each with its cause. There are at most
    /// <see cref="RuleOptions.FindingsPerRule"/> of a rule.
    /// </summary>
    public IReadOnlyList<SilencedFinding> Silenced => _book.Silenced;

    /// <summary>What is worth knowing and breaks no rule.</summary>
    public IReadOnlyList<RuleNote> Notes => _book.Notes;

    /// <summary>How often the rule's predicate was evaluated where breaking it would have been seen.</summary>
    public long Exercised(string ruleId) => _book.Find(ruleId)?.Evaluations ?? 0;

    /// <summary>How often the driver called this DDI function.</summary>
    public long Calls(TraceName name) => _calls[(int)name];

    /// <summary>Forgets the trace; the next one is judged by these options.</summary>
    public void Reset(RuleOptions options)
    {
        _book.Options = options;
        _book.Reset();
        _stacks.Reset();
        _state.Reset();
        _arbiter.Reset();
        foreach (IResets judge in _judges)
        {
            judge.Reset();
        }

        Array.Clear(_calls);
    }

    /// <summary>The judgement of the trace so far. It does not change any more.</summary>
    public Judgement Judge() => new(_book, _calls);

    public void OnEvent(in TraceEvent traceEvent)
    {
        switch (traceEvent.Kind)
        {
            case TraceKind.Call:
                _calls[(int)traceEvent.Name]++;
                Dispatch(traceEvent);
                _stacks.Push(traceEvent);
                break;
            case TraceKind.Enter:
                Dispatch(traceEvent);
                _stacks.Push(traceEvent);
                break;
            case TraceKind.Return or TraceKind.Exit:
                bool isOpen = _stacks.Unwind(traceEvent);
                Dispatch(traceEvent);
                if (isOpen)
                {
                    _stacks.Pop(traceEvent);
                }

                break;
            default:
                Dispatch(traceEvent);
                break;
        }
    }

    private static string[] FindImplemented()
    {
        RuleBook[] books = [new RuleEngine()._book, new RuleEngine(generation: NdisGeneration.Ndis5)._book];
        return
        [
            .. RuleCatalogue.All.Select(rule => rule.Id)
                .Where(id => books.Any(book => book.Find(id) is not null)),
        ];
    }

    private void Dispatch(in TraceEvent e)
    {
        EventHandlers handlers = _handlers[HandlerTable.Index(e.Kind, e.Name)];
        foreach (TraceHandler handler in handlers.BeforeDeaths)
        {
            handler(in e);
        }

        if (_book.Pending.Count != 0)
        {
            _arbiter.Decide(e.Name);
        }

        foreach (TraceHandler handler in handlers.Deaths)
        {
            handler(in e);
        }
    }
}
