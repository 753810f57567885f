using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Testbed;

/// <summary>A run on a testbed: the verbs that scenarios are written in.</summary>
public sealed partial class TestbedSession : IDisposable
{
    private readonly ReusableTestbed _testbed;
    private readonly SimulatedPc _pc;
    private readonly Func<IMiniportDriver> _driver;
    private readonly ICollection<ScenarioStep>? _steps;
    private string _refusal = string.Empty;

    /// <summary>Begins a run. Nothing of the driver has run yet. Only one session uses a testbed at a time.</summary>
    public TestbedSession(
        ReusableTestbed testbed, TestbedSetup setup, Func<IMiniportDriver> driver, ScenarioRunOptions options)
    {
        _testbed = testbed;
        _pc = testbed.Host.Machine;
        _driver = driver;
        _steps = options.Steps;
        Trace = options.Store();
        testbed.Begin(options.Profile.Apply(setup), options, Trace);
        Host.StallHandler = OnStall;
        Stimuli = new Stimuli(Host);
    }

    /// <summary>The simulated NDIS.</summary>
    public NdisHost Host => _testbed.Host;

    /// <summary>What a scenario can ask of the driver, for <see cref="Post"/>.</summary>
    public Stimuli Stimuli { get; }

    /// <summary>The choices that are not ordinary from here on.</summary>
    public ScriptedChoices Choices => _testbed.Choices;

    /// <summary>The choices so far that were not ordinary; none unless the run records them.</summary>
    internal IEnumerable<RecordedChoice> UnusualChoices
        => _testbed.Recorded?.Recorded.Where(choice => choice.Value != 0) ?? [];

    /// <summary>The judgement so far.</summary>
    public RuleEngine Rules => _testbed.Rules;

    /// <summary>The trace so far.</summary>
    public TraceStore Trace { get; }

    /// <summary>The virtual time in units of 100 nanoseconds.</summary>
    public long Now => _pc.Now;

    /// <summary>Loads the driver: DriverEntry. A refusal is what some scenarios are about.</summary>
    public NDIS_STATUS Load()
    {
        Step();
        return Note(Perform(Stimuli.Load(_driver())).Status, "DriverEntry");
    }

    /// <summary>DriverEntry, which has to succeed.</summary>
    public void LoadDriver() => Expect(Load());

    /// <summary>Initializes the adapter, if the driver is loaded.</summary>
    public NDIS_STATUS Initialize()
    {
        Step();
        if (!Host.HasDriver)
        {
            throw new CannotGoOnException("the driver did not register");
        }

        NDIS_STATUS status = Note(Perform(Stimuli.Initialize()).Status, "MiniportInitializeEx");
        RunUntilIdle();
        return status;
    }

    /// <summary>
    /// Restarts the adapter and waits until it runs. After the first restart a protocol opens the adapter: it sets
    /// multicast list and packet filter.
    /// </summary>
    public void Restart()
    {
        if (!TryRestart())
        {
            throw new CannotGoOnException(_refusal);
        }
    }

    /// <summary>As <see cref="Restart"/>; false if the driver fails it. The adapter stays paused then.</summary>
    public bool TryRestart([CallerMemberName] string verb = "")
    {
        Step(verb: verb);
        if (!RestartAlone())
        {
            return false;
        }

        AskAll(Host.Binding.Open());
        return true;
    }

    /// <summary>As <see cref="Restart"/>, but no protocol opens the adapter: the packet filter stays zero.</summary>
    public void RestartUnopened()
    {
        Step();
        if (!RestartAlone())
        {
            throw new CannotGoOnException(_refusal);
        }
    }

    private bool RestartAlone()
    {
        if (Host.CurrentState != AdapterState.Paused)
        {
            throw new CannotGoOnException($"the adapter is {Host.CurrentState}, so that NDIS does not restart it");
        }

        Perform(Stimuli.Restart());
        AwaitTransition(Operation.Restart);
        if (Host.CurrentState == AdapterState.Running)
        {
            return true;
        }

        _refusal = $"the adapter did not restart: {TraceText.Status(Host.Lifecycle.RestartStatus)}";
        return false;
    }

    /// <summary>DriverEntry, MiniportInitializeEx, MiniportRestart: the adapter runs afterwards.</summary>
    public void Start()
    {
        Expect(Load());
        Expect(Initialize());
        Restart();
    }

    /// <summary>Pauses the adapter and waits until it is paused.</summary>
    public void Pause()
    {
        BeginPause();
        EndPause();
    }

    /// <summary>Asks for a pause and does not wait.</summary>
    public void BeginPause()
    {
        Step();
        if (Host.CurrentState != AdapterState.Running)
        {
            throw new CannotGoOnException($"the adapter is {Host.CurrentState}, so that NDIS does not pause it");
        }

        Perform(Stimuli.Pause());
    }

    /// <summary>Waits until a pause that was asked for is complete.</summary>
    public void EndPause()
    {
        Step();
        AwaitTransition(Operation.Pause);
        if (Host.CurrentState != AdapterState.Paused)
        {
            throw new CannotGoOnException("the adapter did not pause");
        }
    }

    /// <summary>The system goes down with the adapter as it is. The scenario ends here.</summary>
    public void ShutDown(NDIS_SHUTDOWN_ACTION action)
    {
        Step(action.ToString());
        Perform(Stimuli.ShutDown(action));
    }

    /// <summary>Halts the paused adapter.</summary>
    public void Halt(NDIS_HALT_ACTION action = NDIS_HALT_ACTION.NdisHaltDeviceDisabled)
    {
        Step(action.ToString());
        if (Host.CurrentState != AdapterState.Paused)
        {
            throw new CannotGoOnException($"the adapter is {Host.CurrentState}, so that NDIS does not halt it");
        }

        // Offered requests may pend. NDIS halts no adapter with a request.
        AwaitAnswer();
        Perform(Stimuli.Halt(action));
        RunUntilIdle();
    }

    /// <summary>
    /// Halts the adapter as it is, with indicated lists out: <see cref="HostOptions.HaltsUnpaused"/>. They come back
    /// while the driver waits.
    /// </summary>
    public void HaltUnpaused()
    {
        Step();
        Perform(Stimuli.Halt(NDIS_HALT_ACTION.NdisHaltDeviceDisabled));
        RunUntilIdle();
    }

    /// <summary>Unloads the driver and lets everything that is left happen.</summary>
    public void Unload()
    {
        Step();
        if (Host.HasDriver)
        {
            Perform(Stimuli.Unload());
        }

        RunUntilIdle();
    }

    /// <summary>Pause, halt, unload.</summary>
    public void Stop()
    {
        RunUntilIdle();
        Pause();
        Halt();
        Unload();
    }

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
    public void Dispose() => _testbed.Reset();

    /// <summary>Why the driver did not load or initialize, if no call that the host let fail explains it.</summary>
    internal string RefusalWithout(FailedCall? call)
        => call is null || Rules.Calls(call.Name) >= call.Number ? string.Empty : _refusal;

    private void AwaitTransition(Operation operation)
    {
        if (Host.Lifecycle.IsTransitionPending)
        {
            Await(() => !Host.Lifecycle.IsTransitionPending, TimeLimits.Pause, operation);
        }
    }

    private TStimulus Perform<TStimulus>(TStimulus stimulus, int processor = 0)
        where TStimulus : Stimulus
    {
        Post(stimulus, processor);
        Await(stimulus);
        return stimulus;
    }

    private void Step(string detail = "", [CallerMemberName] string verb = "")
        => _steps?.Add(new ScenarioStep(verb, detail));

    private void Expect(NDIS_STATUS status)
    {
        if (status != NDIS_STATUS_SUCCESS)
        {
            throw new CannotGoOnException(_refusal);
        }
    }

    private NDIS_STATUS Note(NDIS_STATUS status, string callback)
    {
        if (status != NDIS_STATUS_SUCCESS)
        {
            _refusal = $"{callback} returned {TraceText.Status(status)}";
        }

        return status;
    }
}
