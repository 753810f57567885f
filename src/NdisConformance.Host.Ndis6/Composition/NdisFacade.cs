using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// What the driver gets as NDIS: each call goes to the part that serves it. The calls are generated. A driver that
/// casts it to NDIS 5 gets a refusal for each call that is not NDIS 6's as well.
/// </summary>
[Forwards(typeof(INdis))]
[Forwards(typeof(INdis5), Refuses = true)]
internal sealed partial class NdisFacade(
    Registration registration,
    Lifecycle lifecycle,
    HardwareResets hardwareResets,
    StatusIndications statusIndications,
    OidRequests oidRequests,
    ErrorLog errorLog,
    ScatterGatherChannels channels,
    ScatterGatherRequests requests,
    ListFreeing freeing,
    SharedMemory sharedMemory,
    MemoryRequests memoryRequests,
    PoolServices pools,
    NetBufferListServices netBufferLists,
    NetBufferServices netBuffers,
    NetBufferData netBufferData,
    MdlServices mdls,
    SendCompletion sendCompletion,
    ReceivePath receivePath,
    InterruptServices interrupts,
    SpinLocks spinLocks,
    IrqlServices irql,
    PoolMemory poolMemory,
    IoSpaces ioSpaces,
    Waits waits,
    Contexts contexts,
    Refusals refusals);
