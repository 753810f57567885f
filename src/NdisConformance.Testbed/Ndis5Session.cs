using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis5;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Testbed;

/// <summary>A run of a driver of NDIS 5: the verbs that its scenarios are written in.</summary>
public sealed class Ndis5Session : Session
{
    // Between two packets that protocols return one after another.
    private const long ReturnMicroseconds = 1_000;

    private readonly Func<INdis5MiniportDriver> _driver;
    private bool _isReturnScheduled;

    /// <summary>Begins a run. Nothing of the driver has run yet. Only one session uses a testbed at a time.</summary>
    public Ndis5Session(
        Ndis5Testbed testbed, TestbedSetup setup, Func<INdis5MiniportDriver> driver, ScenarioRunOptions options)
        : base(testbed, setup, options) => _driver = driver;

    /// <summary>The simulated NDIS.</summary>
    public new Ndis5Host Host => (Ndis5Host)base.Host;

    /// <summary>Loads the driver: DriverEntry. A refusal is what some scenarios are about.</summary>
    public NDIS_STATUS Load()
    {
        Step();
        INdis5MiniportDriver driver = _driver();
        return Note(Ask(host => host.LoadDriver(driver)), "DriverEntry");
    }

    /// <summary>Initializes the adapter, if the driver is loaded.</summary>
    public NDIS_STATUS Initialize()
    {
        Step();
        if (!Host.HasDriver)
        {
            throw new CannotGoOnException("the driver did not register");
        }

        NDIS_STATUS status = Note(Ask(host => host.Lifecycle.Initialize()), "MiniportInitialize");
        RunUntilIdle();
        return status;
    }

    /// <summary>DriverEntry, MiniportInitialize, and a protocol that opens the adapter and sets the filter.</summary>
    public void Start()
    {
        Expect(Load());
        Expect(Initialize());
        OpenAdapter();
    }

    /// <summary>Halts the adapter and initializes it once more, as a change of its settings does.</summary>
    public void Restart()
    {
        Halt();
        Expect(Initialize());
        OpenAdapter();
    }

    /// <summary>A protocol opens the adapter: it sets the packet filter.</summary>
    public void OpenAdapter()
    {
        Step();
        SetOid(OID_GEN_CURRENT_PACKET_FILTER, NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_BROADCAST);
    }

    /// <summary>Sends packets with one call. Those with an identifier can be cancelled by it.</summary>
    public void Send(FrameShape shape, int packets = 1, SendLevel level = SendLevel.Passive, uint cancelId = 0)
    {
        Step(FormattableString.Invariant($"{packets} of {shape}"));
        CheckRuns();
        byte irql = level == SendLevel.Dispatch ? DISPATCH_LEVEL : PASSIVE_LEVEL;
        Host.Sends.Submit(new PacketRequest { Irql = irql, CancelId = cancelId }.Add(shape, packets));
    }

    /// <summary>Sends the packets of a request, which may be used again and again.</summary>
    public void Send(PacketRequest request)
    {
        Step();
        CheckRuns();
        Host.Sends.Submit(request);
    }

    /// <summary>Sends packets from inside the next completion.</summary>
    public void SendInsideCompletion(FrameShape shape, int packets = 1)
    {
        Step(FormattableString.Invariant($"{packets} of {shape}"));
        Host.Sends.SubmitInsideCompletion(new PacketRequest { Irql = DISPATCH_LEVEL }.Add(shape, packets));
    }

    /// <summary>A stimulus that sends a packet at DISPATCH_LEVEL, if the adapter runs then.</summary>
    public Stimulus OfferSend(FrameShape shape)
        => Offered(host => host.Sends.Start(new PacketRequest { Irql = DISPATCH_LEVEL }.Add(shape)));

    /// <summary>A stimulus that lets a frame to all stations arrive, if the adapter runs then.</summary>
    public Stimulus OfferFrame(uint lengthBytes) => Offered(host => host.Deliver(lengthBytes));

    /// <summary>A stimulus that cancels what was sent with an identifier, if the adapter runs then.</summary>
    public Stimulus OfferCancel(uint cancelId) => Offered(host => host.Sends.Cancel(cancelId));

    /// <summary>A stimulus that asks for an OID, if the adapter runs then and has no request.</summary>
    public Stimulus OfferQuery(uint oid, uint bytes)
        => Offered(host =>
        {
            if (host.Information.MayAsk)
            {
                host.Information.Query(oid, bytes);
            }
        });

    /// <summary>Cancels what was sent with an identifier.</summary>
    public void CancelSends(uint cancelId)
    {
        Step();
        CheckRuns();
        Ask(host => host.Sends.Cancel(cancelId));
    }

    /// <summary>Frames to all stations arrive from the wire, some time apart.</summary>
    public void Receive(uint lengthBytes, int count = 1)
    {
        Step();
        for (int i = 0; i < count; i++)
        {
            Host.Deliver(lengthBytes);
            RunFor(1);
        }
    }

    /// <summary>Frames to all stations arrive from the wire at one moment.</summary>
    public void ReceiveBurst(uint lengthBytes, int count)
    {
        Step();
        for (int i = 0; i < count; i++)
        {
            Host.Deliver(lengthBytes);
        }
    }

    /// <summary>Frames to a group arrive from the wire, some time apart.</summary>
    public void ReceiveForGroup(uint lengthBytes, ulong group, int count = 1)
    {
        Step();
        for (int i = 0; i < count; i++)
        {
            Host.DeliverToGroup(lengthBytes, group);
            RunFor(1);
        }
    }

    /// <summary>Frames of several lengths arrive at one moment.</summary>
    public void ReceiveBurst(params ReadOnlySpan<uint> lengthsBytes)
    {
        Step();
        foreach (uint length in lengthsBytes)
        {
            Host.Deliver(length);
        }
    }

    /// <summary>
    /// The protocols return what they keep, so long from now and one after another, whatever the driver does meanwhile.
    /// </summary>
    public void ReturnHeldLater(long microseconds)
    {
        Step();
        ScheduleReturn(microseconds);
    }

    /// <summary>The protocols return what they keep.</summary>
    public void ReturnHeld()
    {
        Step();
        Ask(host => host.Receives.ReturnHeld());
    }

    /// <summary>Asks for an OID and waits for the answer; the status of it.</summary>
    public NDIS_STATUS QueryOid(uint oid, uint bytes)
    {
        Step();
        CheckRuns();
        AwaitAnswer();
        InformationRequest? request = null;
        Ask(host => request = host.Information.Query(oid, bytes));
        return Answer(request!);
    }

    /// <summary>Sets an OID of 32 bits and waits for the answer; the status of it.</summary>
    public NDIS_STATUS SetOid(uint oid, uint value) => SetOid(oid, BitConverter.GetBytes(value));

    /// <summary>Sets an OID and waits for the answer; the status of it.</summary>
    public NDIS_STATUS SetOid(uint oid, byte[] value)
    {
        Step();
        CheckRuns();
        AwaitAnswer();
        InformationRequest? request = null;
        Ask(host => request = host.Information.Set(oid, value));
        return Answer(request!);
    }

    /// <summary>MiniportPnPEventNotify: the device is gone.</summary>
    public void NotifySurpriseRemoval()
    {
        Step();
        Ask(host => host.Lifecycle.NotifySurpriseRemoval());
    }

    /// <summary>The system goes down with the adapter as it is. The scenario ends here.</summary>
    public void ShutDown(bool isBugCheck)
    {
        Step(isBugCheck ? "bug check" : "power off");
        Ask(host => host.Lifecycle.ShutDown(isBugCheck));
    }

    /// <summary>Halts the adapter: its protocols have closed it, and wait for nothing.</summary>
    public void Halt()
    {
        Step();
        CheckRuns();
        if (!Host.Lifecycle.MayHalt)
        {
            throw new CannotGoOnException("the driver has packets, for which its protocols wait for ever");
        }

        AwaitAnswer();
        Ask(host => host.Lifecycle.Halt());
        RunUntilIdle();
    }

    /// <summary>Unloads the driver and lets everything that is left happen.</summary>
    public void Unload()
    {
        Step();
        if (Host.HasDriver)
        {
            Ask(host => host.Lifecycle.Unload());
        }

        RunUntilIdle();
    }

    /// <summary>Waits until all is quiet, then halt and unload.</summary>
    public void Stop()
    {
        RunUntilIdle();
        Halt();
        Unload();
    }

    private protected override bool IsHostHolding => Host.Receives.Held > 0;

    private protected override bool TryLetGo()
    {
        if (Host.Receives.Held == 0 || _isReturnScheduled || !Host.Machine.Scheduler.MayRun(0, DISPATCH_LEVEL))
        {
            return false;
        }

        Host.Machine.RunOn(0, DISPATCH_LEVEL, new Work<Ndis5Host>(Host, host => host.Receives.ReturnHeld()), 0, 0);
        return true;
    }

    private protected override void ReportNeverEnded(Operation operation, bool isOverdue)
        => Host.Kernel.Trace.NeverEnded(Host.Adapter, operation, isOverdue);

    private protected override TraceName CallbackOf(Operation operation) => TraceName.MiniportQueryInformation;

    private void ScheduleReturn(long microseconds)
    {
        _isReturnScheduled = true;
        Host.Machine.Events.Schedule(
            Now + (microseconds * TimeUnits.TicksPerMicrosecond),
            0,
            DISPATCH_LEVEL,
            new Work<Ndis5Host>(Host, ReturnOne),
            cookie: 0);
    }

    private void ReturnOne(Ndis5Host host)
    {
        _isReturnScheduled = false;
        if (host.Receives.ReturnOneHeld() && host.Receives.Held > 0)
        {
            ScheduleReturn(ReturnMicroseconds);
        }
    }

    private NDIS_STATUS Answer(InformationRequest request)
    {
        Await(() => request.Status is not null, TimeLimits.Oid, Operation.Wait);
        return request.Status!.Value;
    }

    /// <summary>NDIS has one request at a time, and halts no adapter with one: an offered one may pend.</summary>
    private void AwaitAnswer()
    {
        if (Host.Information.IsPending)
        {
            Await(() => !Host.Information.IsPending, TimeLimits.Oid, Operation.Wait);
        }
    }

    private void CheckRuns()
    {
        if (Host.CurrentState != AdapterState.Running)
        {
            throw new CannotGoOnException($"the adapter is {Host.CurrentState}");
        }
    }

    private Ndis5Stimulus Offered(Action<Ndis5Host> ask)
        => new(Host, DISPATCH_LEVEL, host =>
        {
            if (host.CurrentState == AdapterState.Running)
            {
                ask(host);
            }

            return NDIS_STATUS.NDIS_STATUS_SUCCESS;
        });

    private NDIS_STATUS Ask(Func<Ndis5Host, NDIS_STATUS> ask)
        => Perform(new Ndis5Stimulus(Host, PASSIVE_LEVEL, ask)).Status;

    private void Ask(Action<Ndis5Host> ask)
        => Ask(host =>
        {
            ask(host);
            return NDIS_STATUS.NDIS_STATUS_SUCCESS;
        });
}
