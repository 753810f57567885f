using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Testbed;

/// <summary>A run on a bench: the verbs of scenarios that are the same for drivers of any generation.</summary>
public abstract partial class Session : IDisposable
{
    private readonly Bench _bench;
    private readonly SimulatedPc _pc;
    private readonly ICollection<ScenarioStep>? _steps;

    /// <summary>Begins a run. Nothing of the driver has run yet. Only one session uses a bench at a time.</summary>
    private protected Session(Bench bench, TestbedSetup setup, ScenarioRunOptions options)
    {
        _bench = bench;
        _pc = bench.Host.Machine;
        _steps = options.Steps;
        Trace = options.Store();
        Capture = options.Capture;
        bench.Begin(options.Profile.Apply(setup), options, Trace);
        Host.StallHandler = OnStall;
    }

    /// <summary>The simulated NDIS.</summary>
    public KernelHost Host => _bench.Host;

    /// <summary>The choices that are not ordinary from here on.</summary>
    public ScriptedChoices Choices => _bench.Choices;

    /// <summary>The choices so far that were not ordinary; none unless the run records them.</summary>
    internal IEnumerable<RecordedChoice> UnusualChoices
        => _bench.Recorded?.Recorded.Where(choice => choice.Value != 0) ?? [];

    /// <summary>The judgement so far.</summary>
    public RuleEngine Rules => _bench.Rules;

    /// <summary>The frames of the capture that the run was given; none without one.</summary>
    public IReadOnlyList<CapturedFrame> Capture { get; }

    /// <summary>The trace so far.</summary>
    public TraceStore Trace { get; }

    /// <summary>The virtual time in units of 100 nanoseconds.</summary>
    public long Now => _pc.Now;

    /// <summary>What the scenario has to say about the run.</summary>
    public ICollection<string> Remarks { get; } = [];

    /// <summary>True if somebody wants to know the steps.</summary>
    private protected bool HasSteps => _steps is not null;

    /// <summary>Why the driver did not get further, if it did not.</summary>
    private protected string Refusal { get; set; } = string.Empty;

    /// <summary>
    /// Asks something of the driver and does not wait: it happens when time passes next, before all that is due, as
    /// soon as the processor may run it.
    /// </summary>
    public void Post(Stimulus stimulus, int processor = 0) => _pc.Post(stimulus, processor);

    /// <summary>
    /// Offers to ask something of the driver: it happens at the boundary where a choice lets an item happen, or when
    /// the scenario waits for it.
    /// </summary>
    public void Offer(Stimulus stimulus, int processor = 0) => _pc.Offer(stimulus, processor);

    /// <summary>Lets time pass until a stimulus that was posted or offered has happened.</summary>
    public void Await(Stimulus stimulus)
    {
        ArgumentNullException.ThrowIfNull(stimulus);
        while (stimulus.IsPending)
        {
            // Work in the background comes round for ever: what is offered would never have its turn.
            if (_pc.Events.IsIdle ? !_pc.Events.RunOffered() : !_pc.Events.RunNext())
            {
                throw new HarnessDefectException("a stimulus was awaited that can never happen");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bench.Reset();
        GC.SuppressFinalize(this);
    }

    /// <summary>Why the driver did not load or initialize, if no call that the host let fail explains it.</summary>
    internal string RefusalWithout(FailedCall? call)
        => call is null || Rules.Calls(call.Name) >= call.Number ? string.Empty : Refusal;

    private protected TStimulus Perform<TStimulus>(TStimulus stimulus, int processor = 0)
        where TStimulus : Stimulus
    {
        Post(stimulus, processor);
        Await(stimulus);
        return stimulus;
    }

    private protected void Step(string detail = "", [CallerMemberName] string verb = "")
        => _steps?.Add(new ScenarioStep(verb, detail));

    private protected void Expect(NDIS_STATUS status)
    {
        if (status != NDIS_STATUS_SUCCESS)
        {
            throw new CannotGoOnException(Refusal);
        }
    }

    private protected NDIS_STATUS Note(NDIS_STATUS status, string callback)
    {
        if (status != NDIS_STATUS_SUCCESS)
        {
            Refusal = $"{callback} returned {TraceText.Status(status)}";
        }

        return status;
    }
}
