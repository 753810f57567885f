using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// What the driver gets as NDIS 5: each call goes to the part that serves it. The calls are generated. A driver that
/// casts it to NDIS 6 gets a refusal for each call that is not NDIS 5's as well.
/// </summary>
[Forwards(typeof(INdis5))]
[Forwards(typeof(INdis), Refuses = true)]
internal sealed partial class Ndis5Facade(
    Ndis5Registration registration,
    AdapterAttributes attributes,
    PacketDmaServices dma,
    SharedMemory sharedMemory,
    LaterMemories laterMemories,
    PacketServices packets,
    BufferServices buffers,
    PacketSends sends,
    PacketReceives receives,
    Ndis5Status status,
    InformationRequests information,
    Ndis5Resets resets,
    LineInterrupts interrupts,
    ErrorLog errorLog,
    SpinLocks spinLocks,
    IrqlServices irql,
    PoolMemory poolMemory,
    IoSpaces ioSpaces,
    Waits waits,
    Contexts contexts,
    Refusals refusals);
