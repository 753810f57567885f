using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>The parts of NDIS 5, each built once on the parts of a kernel.</summary>
[Resets]
internal sealed partial class Ndis5Parts
{
    private readonly AdapterAttributes _attributes;
    private readonly PacketDmaServices _dma;
    private readonly LaterMemories _laterMemories;
    private readonly PacketStore _store;
    private readonly PacketServices _packets;
    private readonly BufferServices _buffers;
    private readonly PacketMappings _mappings;
    private readonly OutstandingPackets _outstanding;
    private readonly Ndis5Status _status;
    private readonly Ndis5Resets _resets;
    private readonly LineInterrupts _interrupts;
    private readonly MiniportLock _lock;
    private readonly PacketBatches _batches = new();

    public Ndis5Parts(KernelParts k, SimulatedPc pc, Tracer tracer, HostSetup setup, Ndis5Duties duties)
    {
        Miniport = new Ndis5Miniport(k.Current);
        _lock = new MiniportLock(pc);
        Registration = new Ndis5Registration(Miniport, k.Trace, k.Handles, duties, pc);
        _attributes = new AdapterAttributes(k.Handles, k.Trace, k.Registers);
        _dma = new PacketDmaServices(k.Handles, k.Trace, duties, pc);
        _laterMemories = new LaterMemories(k.Handles, k.SharedMemory, k.Trace, k.Boundary, k.Contexts, pc, _lock);
        _store = new PacketStore(k.Objects, pc.Memory, k.Mdls);
        Owners = new PacketOwners(_store, pc.Memory);
        _packets = new PacketServices(k.Handles, k.Trace, pc, _store, Miniport);
        _buffers = new BufferServices(k.Handles, k.Trace, pc, k.Mdls, k.Objects, pc.Memory, Miniport);
        _mappings = new PacketMappings(_store, k.Walker, k.Data, k.Mdls, k.Mapper, pc.Memory, k.Trace, duties, pc);
        PacketBuilder builder = new(_store, k.Data, k.Mdls, pc.Memory, k.Objects, k.Sent);
        _outstanding = new(_store, builder, _mappings, k.Sent, k.Trace, duties);
        Sends = new PacketSends(
            Miniport, pc, k.Handles, _store, _outstanding, _mappings, k.Trace, k.Boundary, duties, k.Sent, _lock,
            _batches);
        Receives = new PacketReceives(Miniport, pc, k.Handles, _store, k.Trace, k.Boundary, k.Delivered, _lock,
            _batches);
        Information = new InformationRequests(
            Miniport, k.Handles, k.Trace, k.Boundary, pc.Memory, k.Objects, _lock);
        _status = new Ndis5Status(k.Handles, k.Trace);
        _resets = new Ndis5Resets(k.Boundary, k.Handles, k.Trace, pc, _lock, Information, Sends, setup);
        _interrupts = new LineInterrupts(k.Boundary, k.Handles, k.Line, k.Trace, pc, _lock);
        Lifecycle = new Ndis5Lifecycle(
            k.Boundary, k.Handles, Miniport, k.Trace, Registration, tracer, setup, _resets, Sends, Receives, k.Ledger,
            k.Contexts, pc);
        Watchdog watchdog = new(pc, k.Boundary, new Ndis5CallbackLimits());
        Waits = new Waits(k.Boundary, k.Boundaries, pc, watchdog, k.Trace);
        k.Ledger.AddOfDriver(new HandleLedgerSource(k.Handles, ObjectKind.Driver));
        k.Ledger.AddOfDriver(new HandleLedgerSource(k.Handles, ObjectKind.Wrapper));
        // No adapter is named when a pool is made: it may serve as long as the driver is there.
        k.Ledger.AddOfDriver(new HandleLedgerSource(k.Handles, ObjectKind.PacketPool));
        k.Ledger.AddOfDriver(new HandleLedgerSource(k.Handles, ObjectKind.BufferPool));
        k.Ledger.Add(new SlotLedgerSource<PacketRecord>(_store.Packets));
    }

    public Ndis5Miniport Miniport { get; }

    public Ndis5Registration Registration { get; }

    public Ndis5Lifecycle Lifecycle { get; }

    public PacketSends Sends { get; }

    public PacketReceives Receives { get; }

    public InformationRequests Information { get; }

    public PacketOwners Owners { get; }

    public Waits Waits { get; }

    /// <summary>NDIS as the driver sees it.</summary>
    public Ndis5Facade Face(KernelParts k) => new(
        Registration, _attributes, _dma, k.SharedMemory, _laterMemories, _packets, _buffers, Sends, Receives, _status,
        Information, _resets, _interrupts, k.ErrorLog, k.SpinLocks, k.Irql, k.PoolMemory, k.IoSpaces, Waits,
        k.Contexts, k.Refusals);
}
