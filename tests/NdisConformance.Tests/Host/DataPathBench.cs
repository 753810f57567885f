using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>A machine with a host and an adapter that runs; the test is protocol, driver and device in one.</summary>
internal sealed class DataPathBench : IDisposable
{
    public DataPathBench(
        Action<DataPathBentDuties>? bend = null, HostOptions? options = null, bool isRunning = true, uint mtuSize = 0)
    {
        Driver.MtuSize = mtuSize;
        Pc = new SimulatedPc(new SimulatedPcOptions
        {
            Memory = new MachineMemoryOptions { SizeBytes = 32 << 20, QuarantineBytes = 1 << 20 },
            Choices = Choices,
        });
        Tracer tracer = new();
        tracer.Add(Trace);
        DataPathBentDuties? duties = null;
        Host = new NdisHost(Pc, tracer, setup => duties = new DataPathBentDuties(setup));
        bend?.Invoke(duties!);
        Host.Plug(options ?? new HostOptions(), Device);
        Assert.That(Host.LoadDriver(Driver), Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(Host.Lifecycle.Initialize(), Is.EqualTo(NDIS_STATUS_SUCCESS));
        if (isRunning)
        {
            Host.Lifecycle.Restart();
        }
    }

    public ScriptedChoices Choices { get; } = new();

    public SimulatedPc Pc { get; }

    public DataPathDevice Device { get; } = new();

    public DataPathDriver Driver { get; } = new();

    public NdisHost Host { get; }

    public EventList Trace { get; } = new();

    public NDIS_HANDLE Adapter => Driver.Adapter;

    /// <summary>
    /// The real host, and then one that is bent in one step, from whose behaviour it must be possible to tell it.
    /// </summary>
    public static void Prove<T>(T expected, Func<DataPathBench, T> observe, Action<DataPathBentDuties> bend)
    {
        using DataPathBench real = new();
        Assert.That(observe(real), Is.EqualTo(expected), "the real host");
        using DataPathBench wrong = new(bend);
        Assert.That(observe(wrong), Is.Not.EqualTo(expected), "the wrong host");
    }

    public void Dispose() => Pc.Dispose();

    public void Drain() => Pc.Events.RunUntilIdle(long.MaxValue);

    // ---- Objects of the driver.

    public NDIS_HANDLE ListPool(
        bool allocateNetBuffer = true, uint dataSize = 0, NDIS_HANDLE? owner = null, byte type = 0x80,
        byte revision = 1, ushort size = 16)
    {
        NET_BUFFER_LIST_POOL_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(type, revision, size),
            fAllocateNetBuffer = allocateNetBuffer,
            PoolTag = 1,
            DataSize = dataSize,
        };
        return Host.Ndis.NdisAllocateNetBufferListPool(owner ?? Adapter, ref parameters);
    }

    public NDIS_HANDLE NbPool(uint dataSize = 0, byte type = 0x80, byte revision = 1, ushort size = 12)
    {
        NET_BUFFER_POOL_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(type, revision, size), PoolTag = 1, DataSize = dataSize,
        };
        return Host.Ndis.NdisAllocateNetBufferPool(Adapter, ref parameters);
    }

    public PVOID Memory(uint lengthBytes)
        => Host.Ndis.NdisAllocateMemoryWithTagPriority(Adapter, lengthBytes, 1, EX_POOL_PRIORITY.NormalPoolPriority);

    public MDL Mdl(uint lengthBytes) => Host.Ndis.NdisAllocateMdl(Adapter, Memory(lengthBytes), lengthBytes);

    /// <summary>A chain of MDLs of these lengths.</summary>
    public MDL Chain(params ReadOnlySpan<uint> lengths)
    {
        MDL chain = null;
        for (int i = lengths.Length - 1; i >= 0; i--)
        {
            MDL mdl = Mdl(lengths[i]);
            mdl.Next = chain;
            chain = mdl;
        }

        return chain;
    }

    /// <summary>A list of the driver's own that holds the frame which the device received last.</summary>
    public NET_BUFFER_LIST ReceivedList(NDIS_HANDLE pool, uint dataOffset = 0, params ReadOnlySpan<uint> mdlLengths)
    {
        MDL chain = mdlLengths.Length == 0 ? Mdl(dataOffset + (uint)Device.Received.Length) : Chain(mdlLengths);
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferAndNetBufferList(
            pool, 0, 0, chain, dataOffset, (ulong)Device.Received.Length);
        list.SourceHandle = Adapter;
        WriteData(list.FirstNetBuffer, Device.Received);
        return list;
    }

    /// <summary>Delivers a frame from the wire and makes a list of it.</summary>
    public NET_BUFFER_LIST Receive(NDIS_HANDLE pool, uint lengthBytes = 100)
    {
        Host.Wire.Deliver(lengthBytes);
        return ReceivedList(pool);
    }

    /// <summary>A chain of so many received lists.</summary>
    public NET_BUFFER_LIST ReceiveChain(NDIS_HANDLE pool, int count)
    {
        NET_BUFFER_LIST chain = null;
        for (int i = 0; i < count; i++)
        {
            NET_BUFFER_LIST list = Receive(pool);
            list.Next = chain;
            chain = list;
        }

        return chain;
    }

    public void Indicate(NET_BUFFER_LIST list, uint count = 1, uint flags = 0)
        => Host.Ndis.NdisMIndicateReceiveNetBufferLists(Adapter, list, NDIS_DEFAULT_PORT_NUMBER, count, flags);

    public void Complete(NET_BUFFER_LIST list, uint flags = 0)
        => Host.Ndis.NdisMSendNetBufferListsComplete(Adapter, list, flags);

    /// <summary>Sends and gives the list that the driver received.</summary>
    public NET_BUFFER_LIST Send(SendRequest request)
    {
        NET_BUFFER_LIST received = null;
        Driver.OnSend = (list, _) => received = list;
        Host.Sends.Submit(request);
        return received;
    }

    public NET_BUFFER_LIST Send(FrameShape? shape = null, int lists = 1, int framesPerList = 1, uint cancelId = 0)
        => Send(new SendRequest().Add(shape ?? new FrameShape(), lists, framesPerList, cancelId));

    // ---- Looking at them.

    public static List<NET_BUFFER_LIST> Members(NET_BUFFER_LIST list)
    {
        List<NET_BUFFER_LIST> members = [];
        for (; list != null; list = list.Next)
        {
            members.Add(list);
        }

        return members;
    }

    public static List<NET_BUFFER> Members(NET_BUFFER netBuffer)
    {
        List<NET_BUFFER> members = [];
        for (; netBuffer != null; netBuffer = netBuffer.Next)
        {
            members.Add(netBuffer);
        }

        return members;
    }

    public static List<MDL> Members(MDL mdl)
    {
        List<MDL> members = [];
        for (; mdl != null; mdl = mdl.Next)
        {
            members.Add(mdl);
        }

        return members;
    }

    /// <summary>The data of a NET_BUFFER, read as a driver reads it.</summary>
    public static byte[] DataOf(NET_BUFFER netBuffer)
    {
        byte[] data = new byte[netBuffer.DataLength];
        int at = 0;
        uint offset = netBuffer.CurrentMdlOffset;
        for (MDL mdl = netBuffer.CurrentMdl; at < data.Length; mdl = mdl.Next, offset = 0)
        {
            int length = Math.Min((int)(mdl.ByteCount - offset), data.Length - at);
            (mdl.MappedSystemVa + offset).CopyTo(data.AsSpan(at, length));
            at += length;
        }

        return data;
    }

    public static void WriteData(NET_BUFFER netBuffer, ReadOnlySpan<byte> data)
    {
        uint offset = netBuffer.CurrentMdlOffset;
        for (MDL mdl = netBuffer.CurrentMdl; data.Length > 0; mdl = mdl.Next, offset = 0)
        {
            int length = Math.Min((int)(mdl.ByteCount - offset), data.Length);
            (mdl.MappedSystemVa + offset).CopyFrom(data[..length]);
            data = data[length..];
        }
    }

    public IEnumerable<TraceEvent> Facts(TraceName name)
        => Trace.Events.Where(e => e.Name == name && e.Kind == TraceKind.Fact);
}
