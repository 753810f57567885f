using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>One resource of each kind that a driver acquires and must release.</summary>
internal static class DriverResource
{
    private const uint BlockBytes = 100;

    /// <summary>The kinds that a driver may also acquire before it has an adapter.</summary>
    public static readonly ObjectKind[] KindsOfDriver =
    [
        ObjectKind.NblPool, ObjectKind.NbPool, ObjectKind.Nbl, ObjectKind.Nb, ObjectKind.Mdl, ObjectKind.Memory,
        ObjectKind.Lock,
    ];

    public static readonly ObjectKind[] Kinds =
        [.. KindsOfDriver, ObjectKind.Dma, ObjectKind.SharedMemory, ObjectKind.IoSpace, ObjectKind.Interrupt];

    /// <summary>Acquires a resource, and what it needs; gives the action that releases all of it.</summary>
    public static Action Acquire(KernelBench bench, ObjectKind kind) => kind switch
    {
        ObjectKind.NblPool => NblPool(bench, out _),
        ObjectKind.NbPool => NbPool(bench, out _),
        ObjectKind.Nbl => Nbl(bench),
        ObjectKind.Nb => Nb(bench),
        ObjectKind.Mdl => Mdl(bench),
        ObjectKind.Memory => Memory(bench, out _),
        ObjectKind.Lock => Lock(bench.Ndis),
        ObjectKind.Dma => Dma(bench),
        ObjectKind.SharedMemory => SharedMemory(bench),
        ObjectKind.IoSpace => IoSpace(bench),
        ObjectKind.Interrupt => Interrupt(bench),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no driver acquires this"),
    };

    private static Action NblPool(KernelBench bench, out NDIS_HANDLE pool)
    {
        NET_BUFFER_LIST_POOL_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1),
            fAllocateNetBuffer = true,
            PoolTag = 1,
        };
        NDIS_HANDLE made = bench.Ndis.NdisAllocateNetBufferListPool(bench.Adapter, ref parameters);
        pool = made;
        return () => bench.Ndis.NdisFreeNetBufferListPool(made);
    }

    private static Action NbPool(KernelBench bench, out NDIS_HANDLE pool)
    {
        NET_BUFFER_POOL_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NET_BUFFER_POOL_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1),
            PoolTag = 1,
        };
        NDIS_HANDLE made = bench.Ndis.NdisAllocateNetBufferPool(bench.Adapter, ref parameters);
        pool = made;
        return () => bench.Ndis.NdisFreeNetBufferPool(made);
    }

    private static Action Nbl(KernelBench bench)
    {
        Action freePool = NblPool(bench, out NDIS_HANDLE pool);
        NET_BUFFER_LIST list = bench.Ndis.NdisAllocateNetBufferList(pool, 0, 0);
        return () =>
        {
            bench.Ndis.NdisFreeNetBufferList(list);
            freePool();
        };
    }

    private static Action Nb(KernelBench bench)
    {
        Action freePool = NbPool(bench, out NDIS_HANDLE pool);
        NET_BUFFER netBuffer = bench.Ndis.NdisAllocateNetBuffer(pool, default, 0, 0);
        return () =>
        {
            bench.Ndis.NdisFreeNetBuffer(netBuffer);
            freePool();
        };
    }

    private static Action Mdl(KernelBench bench)
    {
        Action freeMemory = Memory(bench, out PVOID memory);
        MDL mdl = bench.Ndis.NdisAllocateMdl(bench.Adapter, memory, BlockBytes);
        return () =>
        {
            bench.Ndis.NdisFreeMdl(mdl);
            freeMemory();
        };
    }

    private static Action Memory(KernelBench bench, out PVOID memory)
    {
        PVOID made = bench.Ndis.NdisAllocateMemoryWithTagPriority(
            bench.Adapter, BlockBytes, 1, EX_POOL_PRIORITY.NormalPoolPriority);
        memory = made;
        return () => bench.Ndis.NdisFreeMemory(made, 0, 0);
    }

    private static Action Lock(INdis ndis)
    {
        NDIS_SPIN_LOCK spinLock = new();
        ndis.NdisAllocateSpinLock(spinLock);
        return () => ndis.NdisFreeSpinLock(spinLock);
    }

    private static Action Dma(KernelBench bench)
    {
        NDIS_SG_DMA_DESCRIPTION description = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION,
                NDIS_SG_DMA_DESCRIPTION_REVISION_1,
                NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1),
            Flags = NDIS_SG_DMA_64_BIT_ADDRESS,
            MaximumPhysicalMapping = 64 * 1024,
            ProcessSGListHandler = (_, _, _, _) => { },
        };
        bench.Ndis.NdisMRegisterScatterGatherDma(bench.Adapter, ref description, out NDIS_HANDLE dma);
        return () => bench.Ndis.NdisMDeregisterScatterGatherDma(dma);
    }

    private static Action SharedMemory(KernelBench bench)
    {
        Action closeChannel = Dma(bench);
        bench.Ndis.NdisMAllocateSharedMemory(
            bench.Adapter, BlockBytes, true, out PVOID block, out PHYSICAL_ADDRESS address);
        return () =>
        {
            bench.Ndis.NdisMFreeSharedMemory(bench.Adapter, BlockBytes, true, block, address);
            closeChannel();
        };
    }

    private static Action IoSpace(KernelBench bench)
    {
        CM_PARTIAL_RESOURCE_DESCRIPTOR window =
            bench.Driver.Resources.Single(resource => resource.Type == CmResourceTypeMemory);
        bench.Ndis.NdisMMapIoSpace(out PVOID registers, bench.Adapter, window.Start, window.Length);
        return () => bench.Ndis.NdisMUnmapIoSpace(bench.Adapter, registers, window.Length);
    }

    private static Action Interrupt(KernelBench bench)
    {
        NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS handlers = LineInterrupt.Handlers();
        bench.Ndis.NdisMRegisterInterruptEx(bench.Adapter, default, ref handlers, out NDIS_HANDLE interrupt);
        return () => bench.Ndis.NdisMDeregisterInterruptEx(interrupt);
    }
}
