using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>A machine with a host, one adapter and its channel, for tests that call DDI functions themselves.</summary>
internal sealed class ScatterGatherBench : IDisposable
{
    public const uint MaximumPhysicalMapping = 64 * 1024;
    private readonly ScatterGatherDriver _driver;
    private bool _isInside;
    private NDIS_HANDLE _pool;

    public ScatterGatherBench(
        Action<ScatterGatherBentDuties>? bend = null,
        HostOptions? options = null,
        uint attributeFlags = NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER)
    {
        Pc = new SimulatedPc(new SimulatedPcOptions
        {
            Memory = new MachineMemoryOptions { SizeBytes = 16 << 20, QuarantineBytes = 1 << 16 },
            Choices = Choices,
        });
        Tracer tracer = new();
        tracer.Add(Trace);
        ScatterGatherBentDuties? duties = null;
        Host = new NdisHost(Pc, tracer, setup => duties = new ScatterGatherBentDuties(setup));
        Duties = duties!;
        bend?.Invoke(Duties);
        Host.Plug(options ?? new HostOptions(), Device);
        _driver = new ScatterGatherDriver(attributeFlags);
        Assert.That(Host.LoadDriver(_driver), Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(Host.Lifecycle.Initialize(), Is.EqualTo(NDIS_STATUS_SUCCESS));
    }

    public ScriptedChoices Choices { get; } = new();

    public SimulatedPc Pc { get; }

    public SilentDevice Device { get; } = new();

    public NdisHost Host { get; }

    public ScatterGatherBentDuties Duties { get; }

    public EventList Trace { get; } = new();

    public List<ScatterGatherDelivery> Delivered { get; } = [];

    /// <summary>Runs inside MiniportProcessSGList, in place of keeping what it brought.</summary>
    public Action<SCATTER_GATHER_LIST>? InCallback { get; set; }

    /// <summary>SharedMemAllocateCompleteHandler of the registration.</summary>
    public MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE? MemoryHandler { get; set; }

    public NDIS_HANDLE Adapter => _driver.Adapter;

    public NDIS_HANDLE Dma { get; private set; }

    public uint ListSize { get; private set; }

    public void Dispose() => Pc.Dispose();

    /// <summary>A bench with an open channel.</summary>
    public ScatterGatherBench Open(uint flags = NDIS_SG_DMA_64_BIT_ADDRESS)
    {
        Assert.That(Register(flags: flags), Is.EqualTo(NDIS_STATUS_SUCCESS));
        return this;
    }

    public NDIS_STATUS Register(byte revision = 1, ushort size = 40, uint flags = 0, byte type = 0x83)
    {
        NDIS_SG_DMA_DESCRIPTION description = new()
        {
            Header = new NDIS_OBJECT_HEADER(type, revision, size),
            Flags = flags,
            MaximumPhysicalMapping = MaximumPhysicalMapping,
            ProcessSGListHandler = ProcessSGList,
            SharedMemAllocateCompleteHandler = MemoryHandler,
        };
        NDIS_STATUS status = Host.Ndis.NdisMRegisterScatterGatherDma(Adapter, ref description, out NDIS_HANDLE dma);
        Dma = status == NDIS_STATUS_SUCCESS ? dma : Dma;
        ListSize = description.ScatterGatherListSize;
        return status;
    }

    /// <summary>Memory of the driver, with bytes that count up.</summary>
    public PVOID Memory(uint lengthBytes)
    {
        PVOID memory = Host.Ndis.NdisAllocateMemoryWithTagPriority(
            Adapter, lengthBytes, 1, EX_POOL_PRIORITY.NormalPoolPriority);
        byte[] bytes = new byte[lengthBytes];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((i * 7) + (i >> 8));
        }

        memory.CopyFrom(bytes);
        return memory;
    }

    /// <summary>A NET_BUFFER over MDLs of these lengths, in order.</summary>
    public NET_BUFFER NetBuffer(uint dataOffset, uint dataLength, params ReadOnlySpan<uint> mdlLengths)
    {
        if (_pool == null)
        {
            NET_BUFFER_POOL_PARAMETERS parameters = new()
            {
                Header = new NDIS_OBJECT_HEADER(
                    NDIS_OBJECT_TYPE_DEFAULT,
                    NET_BUFFER_POOL_PARAMETERS_REVISION_1,
                    NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1),
                PoolTag = 1,
            };
            _pool = Host.Ndis.NdisAllocateNetBufferPool(Adapter, ref parameters);
        }

        MDL chain = null;
        foreach (uint length in mdlLengths.ToArray().Reverse())
        {
            uint room = Math.Max(length, 1);
            MDL mdl = Host.Ndis.NdisAllocateMdl(Adapter, Memory(room), room);
            mdl.ByteCount = length;
            mdl.Next = chain;
            chain = mdl;
        }

        return Host.Ndis.NdisAllocateNetBuffer(_pool, chain, dataOffset, dataLength);
    }

    public NDIS_STATUS Request(
        NET_BUFFER netBuffer,
        uint flags = NDIS_SG_LIST_WRITE_TO_DEVICE,
        PVOID buffer = default,
        uint bufferSize = 0,
        PVOID context = default)
    {
        using IrqlScope irql = new(Pc.Current, DISPATCH_LEVEL);
        _isInside = true;
        NDIS_STATUS status = Host.Ndis.NdisMAllocateNetBufferSGList(Dma, netBuffer, context, flags, buffer, bufferSize);
        _isInside = false;
        return status;
    }

    /// <summary>Requests a list and returns it when it is there.</summary>
    public ScatterGatherDelivery Map(
        NET_BUFFER netBuffer,
        uint flags = NDIS_SG_LIST_WRITE_TO_DEVICE,
        PVOID buffer = default,
        uint bufferSize = 0)
    {
        Assert.That(Request(netBuffer, flags, buffer, bufferSize), Is.EqualTo(NDIS_STATUS_SUCCESS));
        Drain();
        return Delivered[^1];
    }

    public void Free(SCATTER_GATHER_LIST list, NET_BUFFER netBuffer)
    {
        using IrqlScope irql = new(Pc.Current, DISPATCH_LEVEL);
        Host.Ndis.NdisMFreeNetBufferSGList(Dma, list, netBuffer);
    }

    public void Drain() => Pc.Events.RunUntilIdle(long.MaxValue);

    /// <summary>What a device finds that reads a list from its start to its end.</summary>
    public byte[] ReadAsDevice(ScatterGatherDelivery delivery)
    {
        byte[] bytes = new byte[delivery.TotalBytes];
        int at = 0;
        foreach ((ulong address, uint length) in delivery.Elements)
        {
            Device.Bus.DmaRead(address, bytes.AsSpan(at, (int)length));
            at += (int)length;
        }

        return bytes;
    }

    /// <summary>The bytes of the MDLs from CurrentMdl on.</summary>
    public static byte[] BytesFromCurrentMdl(NET_BUFFER netBuffer, uint lengthBytes)
    {
        List<byte> bytes = [];
        for (MDL mdl = netBuffer.CurrentMdl; mdl != null; mdl = mdl.Next)
        {
            byte[] part = new byte[mdl.ByteCount];
            mdl.MappedSystemVa.CopyTo(part);
            bytes.AddRange(part);
        }

        return [.. bytes.Take((int)lengthBytes)];
    }

    private void ProcessSGList(PVOID pDO, PVOID reserved, SCATTER_GATHER_LIST list, PVOID context)
    {
        if (InCallback is not null)
        {
            InCallback(list);
            return;
        }

        var elements = new (ulong, uint)[list.NumberOfElements];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = (list.Elements[i].Address.QuadPart, list.Elements[i].Length);
        }

        Delivered.Add(new ScatterGatherDelivery(
            list, context, Pc.Current.Irql, Pc.Current.Number, _isInside, elements));
    }
}
