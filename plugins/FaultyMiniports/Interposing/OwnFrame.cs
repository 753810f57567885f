using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>A frame of the driver itself: memory, an MDL over it, and a list with one NET_BUFFER from a pool.</summary>
public sealed class OwnFrame
{
    /// <summary>The length of the frame that it describes.</summary>
    public const uint FrameBytes = 60;

    private const uint Bytes = Adapter.MaximumFrameBytes;
    private readonly INdis _ndis;
    private readonly NDIS_HANDLE _adapterHandle;
    private NDIS_HANDLE _pool;
    private MDL _mdl;

    private OwnFrame(INdis ndis, NDIS_HANDLE adapterHandle)
    {
        _ndis = ndis;
        _adapterHandle = adapterHandle;
    }

    /// <summary>Where the CPU finds its bytes.</summary>
    public PVOID Memory { get; private set; }

    /// <summary>The list.</summary>
    public NET_BUFFER_LIST List { get; private set; }

    /// <summary>Its NET_BUFFER.</summary>
    public NET_BUFFER NetBuffer => List.FirstNetBuffer;

    /// <summary>Makes a frame. Null, with nothing left behind, if anything could not be had.</summary>
    public static OwnFrame? Create(INdis ndis, NDIS_HANDLE adapterHandle)
    {
        OwnFrame frame = new(ndis, adapterHandle);
        if (frame.TryAllocate())
        {
            frame.Describe();
            return frame;
        }

        frame.Free();
        return null;
    }

    /// <summary>Makes list and NET_BUFFER describe the frame, or one of another length in the same memory.</summary>
    public void Describe(uint length = FrameBytes)
    {
        NET_BUFFER_LIST list = List;
        list.Next = null;
        list.Status = NDIS_STATUS_SUCCESS;
        list.SourceHandle = _adapterHandle;
        NET_BUFFER netBuffer = list.FirstNetBuffer;
        netBuffer.Next = null;
        netBuffer.MdlChain = _mdl;
        netBuffer.DataOffset = 0;
        netBuffer.CurrentMdl = _mdl;
        netBuffer.CurrentMdlOffset = 0;
        netBuffer.DataLength = length;
    }

    /// <summary>Gives everything back, however far it came.</summary>
    public void Free()
    {
        if (List != null)
        {
            _ndis.NdisFreeNetBufferList(List);
        }

        if (_pool != null)
        {
            _ndis.NdisFreeNetBufferListPool(_pool);
        }

        if (_mdl != null)
        {
            _ndis.NdisFreeMdl(_mdl);
        }

        if (Memory != null)
        {
            _ndis.NdisFreeMemory(Memory, 0, 0);
        }
    }

    private bool TryAllocate()
    {
        Memory = _ndis.NdisAllocateMemoryWithTagPriority(
            _adapterHandle, Bytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (Memory == null)
        {
            return false;
        }

        Memory.Fill(0, Bytes);
        _mdl = _ndis.NdisAllocateMdl(_adapterHandle, Memory, Bytes);
        NET_BUFFER_LIST_POOL_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1),
            fAllocateNetBuffer = true,
            PoolTag = Adapter.Tag,
        };
        _pool = _mdl == null ? default : _ndis.NdisAllocateNetBufferListPool(_adapterHandle, ref parameters);
        if (_pool == null)
        {
            return false;
        }

        List = _ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, _mdl, 0, 0);
        return List != null;
    }
}
