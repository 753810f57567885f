using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Benchmarks;

/// <summary>A miniport that does nothing but map a NET_BUFFER of its own.</summary>
internal sealed class ListDriver : IMiniportDriver
{
    private const uint PageBytes = 4096;
    private NDIS_HANDLE _adapter;
    private NDIS_HANDLE _dma;
    private NET_BUFFER _netBuffer;
    private MDL _mdl;
    private PVOID _listBuffer;
    private uint _listBytes;
    private SCATTER_GATHER_LIST _list;

    public INdis Ndis { get; private set; } = null!;

    public NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        Ndis = ndis;
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS c = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
                NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
                NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2),
            MajorNdisVersion = 6,
            MinorNdisVersion = 30,
            InitializeHandlerEx = Initialize,
            HaltHandlerEx = (_, _) => { },
            UnloadHandler = _ => { },
            PauseHandler = (NDIS_HANDLE _, ref NDIS_MINIPORT_PAUSE_PARAMETERS _) => NDIS_STATUS_SUCCESS,
            RestartHandler = (NDIS_HANDLE _, ref NDIS_MINIPORT_RESTART_PARAMETERS _) => NDIS_STATUS_SUCCESS,
            OidRequestHandler = (_, _) => NDIS_STATUS_NOT_SUPPORTED,
            SendNetBufferListsHandler = (_, _, _, _) => { },
            ReturnNetBufferListsHandler = (_, _, _) => { },
            CancelSendHandler = (_, _) => { },
            DevicePnPEventNotifyHandler = (_, _) => { },
            ShutdownHandlerEx = (_, _) => { },
            CancelOidRequestHandler = (_, _) => { },
        };
        return ndis.NdisMRegisterMiniportDriver(driverObject, registryPath, null, ref c, out _);
    }

    /// <summary>Makes a NET_BUFFER whose data covers a number of whole pages.</summary>
    public void Prepare(uint pages)
    {
        PVOID memory = Ndis.NdisAllocateMemoryWithTagPriority(
            _adapter, (pages + 1) * PageBytes, 1, EX_POOL_PRIORITY.NormalPoolPriority);
        PVOID aligned = memory + (PageBytes - (uint)(memory.Value % PageBytes));
        _mdl = Ndis.NdisAllocateMdl(_adapter, aligned, pages * PageBytes);
        NET_BUFFER_LIST_POOL_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1),
            fAllocateNetBuffer = true,
            PoolTag = 1,
        };
        NDIS_HANDLE pool = Ndis.NdisAllocateNetBufferListPool(_adapter, ref parameters);
        _netBuffer = Ndis
            .NdisAllocateNetBufferAndNetBufferList(pool, 0, 0, _mdl, 0, pages * PageBytes)
            .FirstNetBuffer;
        _listBytes = 16 + (24 * pages);
        _listBuffer = Ndis.NdisAllocateMemoryWithTagPriority(
            _adapter, _listBytes, 1, EX_POOL_PRIORITY.NormalPoolPriority);
    }

    public ulong PageFrame(int page) => _mdl.PageFrameNumber(page);

    /// <summary>One list: request, callback, free.</summary>
    public void MapAndFree()
    {
        Ndis.NdisMAllocateNetBufferSGList(_dma, _netBuffer, null, 0, _listBuffer, _listBytes);
        Ndis.NdisMFreeNetBufferSGList(_dma, _list, _netBuffer);
    }

    private NDIS_STATUS Initialize(
        NDIS_HANDLE adapter, NDIS_HANDLE driverContext, ref NDIS_MINIPORT_INIT_PARAMETERS parameters)
    {
        _adapter = adapter;
        NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES registration = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES,
                NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1,
                NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1),
            AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER,
        };
        Ndis.NdisMSetMiniportAttributes(adapter, ref registration);
        NDIS_SG_DMA_DESCRIPTION description = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION,
                NDIS_SG_DMA_DESCRIPTION_REVISION_1,
                NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1),
            MaximumPhysicalMapping = 65536 * 4,
            ProcessSGListHandler = (_, _, list, _) => _list = list,
        };
        return Ndis.NdisMRegisterScatterGatherDma(adapter, ref description, out _dma);
    }
}
