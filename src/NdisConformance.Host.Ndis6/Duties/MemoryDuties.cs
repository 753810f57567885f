using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>Those of the steps in <see cref="HostDuties"/> that are about requests for more shared memory.</summary>
internal class MemoryDuties(HostSetup setup) : KernelDuties(setup)
{
    /// <summary>
    /// Whether a request for more shared memory is accepted: only where its completion can be reported. SHMEM-029.
    /// </summary>
    public virtual bool AcceptsMemoryRequest(bool isHandlerGiven) => isHandlerGiven;

    /// <summary>The answer to an accepted request for more shared memory. SHMEM-022.</summary>
    public virtual NDIS_STATUS StatusOfMemoryRequest => NDIS_STATUS_PENDING;

    /// <summary>How often MiniportSharedMemoryAllocateComplete runs for an accepted request. SHMEM-022.</summary>
    public virtual int CompletionsOfMemoryRequest => 1;

    /// <summary>The IRQL of MiniportSharedMemoryAllocateComplete. SHMEM-027.</summary>
    public virtual byte MemoryCompletionIrql => PASSIVE_LEVEL;

    /// <summary>
    /// The first argument of MiniportSharedMemoryAllocateComplete: the context of the adapter, not its handle.
    /// SHMEM-027.
    /// </summary>
    public virtual NDIS_HANDLE ContextOfMemoryCompletion(NDIS_HANDLE context, NDIS_HANDLE adapterHandle) => context;
}
