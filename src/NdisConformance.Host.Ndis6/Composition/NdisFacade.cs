using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis6;

/// <summary>What the driver gets as NDIS: each call goes to the part that serves it. The calls are generated.</summary>
[Forwards(typeof(INdis))]
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
    Contexts contexts);
