using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>The parts of NDIS 6, each built once on the parts of a kernel.</summary>
[Resets]
internal sealed partial class Ndis6Parts
{
    private readonly ListRecords _listRecords;
    private readonly NblStore _nblStore;
    private readonly ListChains _listChains;
    private readonly ListBuffers _listBuffers;
    private readonly HardwareResets _hardwareResets;
    private readonly RestartAttributes _restartAttributes;
    private readonly HangChecks _hangChecks;
    private readonly MapRegisterQueue _mapRegisterQueue;

    public Ndis6Parts(
        KernelParts k, SimulatedPc pc, Tracer tracer, HostSetup setup, HostDuties duties)
    {
        Miniport = new Miniport(k.Current);
        _listRecords = new ListRecords();
        _nblStore = new NblStore(k.Objects, k.Mdls, pc.Memory, k.Data);
        LinkedObjects linkedObjects = new(_nblStore, k.Mdls, k.Objects, k.Trace);
        _listChains = new ListChains(pc, _nblStore, k.Objects);
        Data = new NetBufferData(pc.Memory, k.Objects, _nblStore, k.Mdls, pc, k.Trace);
        IndicatedLists indicatedLists = new(_nblStore, k.Objects, pc.Memory, Miniport, k.Trace, k.Mdls);
        Returned = new ReturnedLists(_nblStore, pc.Memory, k.Trace);
        Pools = new PoolServices(k.Handles, duties, pc, k.Trace, Miniport, Returned);
        NetBufferLists = new NetBufferListServices(
            k.Handles, pc, k.Mdls, Data, _nblStore, k.Objects, linkedObjects, k.Trace, pc.Memory, Miniport);
        NetBuffers = new NetBufferServices(
            k.Handles, k.Mdls, pc, _nblStore, Data, indicatedLists, k.Trace, linkedObjects, Miniport, k.Objects);
        Mdls = new MdlServices(
            k.Handles, k.Objects, k.Mdls, pc.Memory, pc, k.Trace, Miniport, indicatedLists, _nblStore);
        _listBuffers = new ListBuffers(_listRecords, k.Mapper, k.Objects, pc.Memory, duties, pc);
        ListContent listContent = new(pc.Memory, k.Mapper, duties, k.Objects, k.Trace, _listRecords);
        SgMappings sgMappings = new(
            _listRecords, k.Objects, _nblStore, k.Walker, k.Mapper, _listBuffers, k.Trace, pc.Memory, duties);
        ListDelivery listDelivery = new(
            _listRecords, duties, sgMappings, pc, k.Mapper, _listBuffers, pc.Memory, k.Objects, listContent, k.Trace,
            k.Contexts, k.Boundary, k.Ignored);
        _mapRegisterQueue = new MapRegisterQueue(_listRecords, k.Mapper, _nblStore, listDelivery, setup, duties, pc);
        Freeing = new ListFreeing(
            k.Handles, k.Objects, listContent, _listRecords, sgMappings, _mapRegisterQueue, pc.Memory, _listBuffers,
            k.Trace);
        Channels = new ScatterGatherChannels(k.Handles, duties, k.Trace, pc, _listRecords, sgMappings);
        MemoryRequests = new MemoryRequests(
            k.Handles, k.SharedMemory, k.Trace, k.Boundary, k.Contexts, pc, setup, duties);
        Requests = new ScatterGatherRequests(
            k.Handles, k.Objects, k.Contexts, _listBuffers, _listRecords, _mapRegisterQueue, Data, _nblStore, k.Trace,
            pc.Memory, k.Walker, pc, setup, duties, sgMappings);
        SendBuilder builder = new(Miniport, _nblStore, k.Objects, pc.Memory, duties, k.Sent, k.Mdls, k.Trace, k.Data);
        Sends = new SendPath(Miniport, pc, _nblStore, k.Trace, k.Boundary, duties, builder, k.Objects);
        SendCompletion = new SendCompletion(
            _listChains, k.Handles, Sends, _nblStore, pc.Memory, k.Trace, Miniport, k.Sent, k.Objects, k.Mdls,
            new CallersProperty(_nblStore, k.Mdls, pc.Memory, k.Objects, k.Trace));
        Returns = new ListReturns(
            Miniport, pc, _nblStore, _listChains, duties, Returned, indicatedLists, k.Objects, k.Trace, k.Boundary);
        Receive = new ReceivePath(
            _listChains, k.Handles, duties, Returns, Miniport, k.Trace, _nblStore, pc.Memory, k.Objects, Data,
            linkedObjects, indicatedLists, k.Mdls, k.Delivered, k.Sent);
        OidMemory oidMemory = new(pc.Memory, k.Objects);
        Oids = new OidRequests(k.Boundary, k.Handles, Miniport, duties, k.Trace, oidMemory);
        _hardwareResets = new HardwareResets(k.Boundary, k.Handles, k.Trace, Oids, pc);
        _hangChecks = new HangChecks(pc, duties, k.Trace, k.Boundary, _hardwareResets);
        Binding = new ProtocolBinding(Miniport, duties);
        Registration = new Registration(Miniport, k.Trace, k.Boundary, k.Handles, duties, oidMemory, setup, pc);
        PnpEvents = new PnpEvents(k.Boundary, Miniport, k.Trace, pc.Memory, k.Objects);
        _restartAttributes = new RestartAttributes(k.PoolMemory, pc.Memory, setup);
        Lifecycle = new Lifecycle(
            k.Boundary, k.Handles, Miniport, k.Trace, Registration, duties, tracer, setup, k.Registers, _hangChecks,
            PnpEvents, _restartAttributes, Oids, k.Ledger, Returned, k.Contexts, pc);
        Status = new StatusIndications(k.Handles, k.Trace);
        Owners = new MemoryOwners(Returned, indicatedLists, _listBuffers);
        CallbackLimits callbackLimits = new(Sends, k.Trace, Miniport);
        Watchdog watchdog = new(pc, k.Boundary, callbackLimits);
        Waits = new Waits(k.Boundary, k.Boundaries, pc, watchdog, k.Trace);
        AddLedgerSources(k);
    }

    /// <summary>Each kind of resource that a driver acquires from NDIS 6, to be reported where it is leaked.</summary>
    private void AddLedgerSources(KernelParts k)
    {
        k.Ledger.AddOfDriver(new HandleLedgerSource(k.Handles, ObjectKind.Driver));
        k.Ledger.Add(new HandleLedgerSource(k.Handles, ObjectKind.NblPool));
        k.Ledger.Add(new HandleLedgerSource(k.Handles, ObjectKind.NbPool));
        k.Ledger.Add(new SlotLedgerSource<NblRecord>(_nblStore.Nbls));
        k.Ledger.Add(new SlotLedgerSource<NbRecord>(_nblStore.Nbs));
    }

    /// <summary>NDIS as the driver sees it.</summary>
    public NdisFacade Face(KernelParts k) => new(
        Registration, Lifecycle, _hardwareResets, Status, Oids, k.ErrorLog, Channels, Requests, Freeing, k.SharedMemory,
        MemoryRequests, Pools, NetBufferLists, NetBuffers, Data, Mdls, SendCompletion, Receive, k.Interrupts,
        k.SpinLocks, k.Irql, k.PoolMemory, k.IoSpaces, Waits, k.Contexts, k.Refusals);

    public Miniport Miniport { get; }

    public NetBufferData Data { get; }

    public ReturnedLists Returned { get; }

    public PoolServices Pools { get; }

    public NetBufferListServices NetBufferLists { get; }

    public NetBufferServices NetBuffers { get; }

    public MdlServices Mdls { get; }

    public ListFreeing Freeing { get; }

    public ScatterGatherChannels Channels { get; }

    public ScatterGatherRequests Requests { get; }

    public MemoryRequests MemoryRequests { get; }

    public SendPath Sends { get; }

    public SendCompletion SendCompletion { get; }

    public ListReturns Returns { get; }

    public ReceivePath Receive { get; }

    public OidRequests Oids { get; }

    public ProtocolBinding Binding { get; }

    public Registration Registration { get; }

    public Lifecycle Lifecycle { get; }

    public PnpEvents PnpEvents { get; }

    public StatusIndications Status { get; }

    public MemoryOwners Owners { get; }

    public Waits Waits { get; }
}
