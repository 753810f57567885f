using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>The parts of the kernel, each built once for a machine with one device.</summary>
[Resets]
internal sealed partial class KernelParts
{
    [Kept]
    private DeviceBus? _bus;

    public KernelParts(SimulatedPc pc, Tracer tracer, HostSetup setup, KernelDuties duties)
    {
        Boundaries = new BoundaryChoices(pc);
        Trace = new HostTrace(pc, Boundaries, Current, tracer);
        Boundary = new DriverBoundary(Trace);
        Objects = new MemoryObjects(pc.Memory, duties);
        Ignored = new IgnoredArguments(pc.Memory, Objects);
        Handles = new HandleTable(Ignored);
        Ledger = new ResourceLedger(Trace);
        Mdls = new MdlStore(pc.Memory, Objects);
        Data = new DataMdls(pc.Memory, Mdls, setup);
        Walker = new MdlWalker(pc.Memory, Objects);
        Mapper = new DmaMapper(pc, Objects, Walker, duties);
        SharedMemory = new SharedMemory(Handles, pc, Trace, Objects, pc.Memory, duties, setup);
        Registers = new RegisterWindow(pc.Memory, setup);
        IoSpaces = new IoSpaces(Handles, Objects, Trace, setup, Registers, pc);
        PoolMemory = new PoolMemory(Objects, Mdls, pc, pc.Memory, Handles, setup, Trace, Current);
        SpinLocks = new SpinLocks(pc, Boundary, Trace, Current);
        Refusals = new Refusals(Trace);
        Irql = new IrqlServices(pc, Trace);
        Contexts = new Contexts(Trace, Objects);
        ErrorLog = new ErrorLog(Handles, Trace);
        Throttle = new ReceiveThrottle(pc, Objects, setup, Current);
        Line = new InterruptLine(pc, Trace, Boundary, duties, Current, Delivered);
        Boundaries.Line = Line;
        Interrupts = new InterruptServices(Boundary, Handles, Line, Trace, pc, Throttle);
        Observer = new DeviceAccessObserver(Mapper, Trace, pc.Memory, Delivered);
        Wire = new Wire(Objects, Delivered, Trace, setup, Observer, Sent, Current);
        AddResources();
    }

    public CurrentAdapter Current { get; } = new();

    public DeliveredFrames Delivered { get; } = new();

    public SentFrames Sent { get; } = new();

    public BoundaryChoices Boundaries { get; }

    public HostTrace Trace { get; }

    public DriverBoundary Boundary { get; }

    public MemoryObjects Objects { get; }

    public IgnoredArguments Ignored { get; }

    public HandleTable Handles { get; }

    public ResourceLedger Ledger { get; }

    public MdlStore Mdls { get; }

    public DataMdls Data { get; }

    public MdlWalker Walker { get; }

    public DmaMapper Mapper { get; }

    public SharedMemory SharedMemory { get; }

    public RegisterWindow Registers { get; }

    public IoSpaces IoSpaces { get; }

    public PoolMemory PoolMemory { get; }

    public Refusals Refusals { get; }

    public SpinLocks SpinLocks { get; }

    public IrqlServices Irql { get; }

    public Contexts Contexts { get; }

    public ErrorLog ErrorLog { get; }

    public ReceiveThrottle Throttle { get; }

    public InterruptLine Line { get; }

    public InterruptServices Interrupts { get; }

    public DeviceAccessObserver Observer { get; }

    public Wire Wire { get; }

    /// <summary>Joins host and machine, once it is known who else may own memory.</summary>
    public void Connect(SimulatedPc pc, HostSetup setup, IMemoryOwners owners)
    {
        pc.Memory.IrregularAccessHandler = new AccessJudge(
            pc.Memory, Mapper, setup, owners, Boundary, Trace);
        pc.Iommu.Observer = Observer;
        _bus = new DeviceBus(pc, setup, Line, Wire);
    }

    /// <summary>Puts the device of a run on the bus and starts it.</summary>
    public void Start(IVirtualDevice device)
    {
        device.Attach(_bus!);
        device.Reset();
    }

    private void AddResources()
    {
        Ledger.Add(new HandleLedgerSource(Handles, ObjectKind.Dma));
        Ledger.Add(new HandleLedgerSource(Handles, ObjectKind.Interrupt));
        Ledger.Add(new SlotLedgerSource<MdlRecord>(Mdls.Records));
        Ledger.Add(SharedMemory.Resources);
        Ledger.Add(PoolMemory.Resources);
        Ledger.Add(IoSpaces.Resources);
        Ledger.Add(SpinLocks);
    }
}
