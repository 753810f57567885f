using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Testbed;

/// <summary>A run on a testbed: the verbs that scenarios are written in.</summary>
public sealed partial class TestbedSession : Session
{
    private readonly SimulatedPc _pc;
    private readonly Func<IMiniportDriver> _driver;

    /// <summary>Begins a run. Nothing of the driver has run yet. Only one session uses a testbed at a time.</summary>
    public TestbedSession(
        ReusableTestbed testbed, TestbedSetup setup, Func<IMiniportDriver> driver, ScenarioRunOptions options)
        : base(testbed, setup, options)
    {
        _pc = testbed.Host.Machine;
        _driver = driver;
        Stimuli = new Stimuli(Host);
    }

    /// <summary>The simulated NDIS.</summary>
    public new NdisHost Host => (NdisHost)base.Host;

    /// <summary>What a scenario can ask of the driver, for <see cref="Session.Post"/>.</summary>
    public Stimuli Stimuli { get; }

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
            throw new CannotGoOnException(Refusal);
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
            throw new CannotGoOnException(Refusal);
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

        Refusal = $"the adapter did not restart: {TraceText.Status(Host.Lifecycle.RestartStatus)}";
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

    private void AwaitTransition(Operation operation)
    {
        if (Host.Lifecycle.IsTransitionPending)
        {
            Await(() => !Host.Lifecycle.IsTransitionPending, TimeLimits.Pause, operation);
        }
    }

    /// <summary>NDIS keeps back received lists or memory, for which a send may wait.</summary>
    private protected override bool IsHostHolding => Host.Returns.Held > 0 || Host.MemoryRequests.Held > 0;

    private protected override bool TryLetGo()
    {
        if (!_pc.Scheduler.MayRun(0, NDIS.PASSIVE_LEVEL))
        {
            return false;
        }

        if (Host.Returns.Held > 0)
        {
            Host.Returns.ReturnHeld(ReturnGrouping.OldestFirst);
            return true;
        }

        if (Host.MemoryRequests.Held > 0)
        {
            Host.MemoryRequests.ReleaseHeld();
            return true;
        }

        return false;
    }

    private protected override void ReportNeverEnded(Operation operation, bool isOverdue)
        => Host.ReportNeverEnded(operation, isOverdue);

    private protected override TraceName CallbackOf(Operation operation) => operation switch
    {
        Operation.Pause => TraceName.MiniportPause,
        Operation.Restart => TraceName.MiniportRestart,
        _ => TraceName.MiniportOidRequest,
    };
}
