using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis5;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>A machine with NDIS 5 on it, and a driver that a test tells what to do.</summary>
internal sealed class Ndis5Bench : IDisposable
{
    private readonly SimulatedPc _pc;

    public Ndis5Bench(HostOptions? options = null, Action<BentNdis5Duties>? bend = null)
    {
        _pc = new SimulatedPc(new SimulatedPcOptions
        {
            Memory = new MachineMemoryOptions { SizeBytes = 8 << 20, QuarantineBytes = 1 << 20 },
            Choices = Choices,
        });
        Tracer tracer = new();
        tracer.Add(Trace);
        BentNdis5Duties? duties = null;
        Host = new Ndis5Host(_pc, tracer, setup => duties = new BentNdis5Duties(setup));
        bend?.Invoke(duties!);
        Host.Plug(options ?? OnHost(6, 20), Device);
    }

    /// <summary>A handle that the host never gave out.</summary>
    public static NDIS_HANDLE ForeignHandle => new(0x1234);

    public ScriptedChoices Choices { get; } = new();

    public DataPathDevice Device { get; } = new();

    public Ndis5TestDriver Driver { get; } = new();

    public Ndis5Host Host { get; }

    public EventList Trace { get; } = new();

    public INdis5 Ndis => Host.Ndis;

    public NDIS_HANDLE Adapter => Driver.Adapter;

    public byte Irql => _pc.Current.Irql;

    /// <summary>The virtual time in milliseconds.</summary>
    public double Milliseconds => (double)_pc.Now / (TimeUnits.TicksPerSecond / 1000);

    public static HostOptions OnHost(byte major, byte minor)
        => new() { MajorNdisVersion = major, MinorNdisVersion = minor };

    /// <summary>
    /// The real host, and then one that is bent in one step, from whose behaviour it must be possible to tell it.
    /// </summary>
    public static void Prove<T>(T expected, Func<Ndis5Bench, T> observe, Action<BentNdis5Duties> bend)
    {
        using Ndis5Bench real = new();
        Assert.That(observe(real), Is.EqualTo(expected), "the real host");
        using Ndis5Bench wrong = new(bend: bend);
        Assert.That(observe(wrong), Is.Not.EqualTo(expected), "the wrong host");
    }

    public void Dispose() => _pc.Dispose();

    // ---- What NDIS asks of the driver.

    public NDIS_STATUS Load() => Host.LoadDriver(Driver);

    /// <summary>DriverEntry and MiniportInitialize, which has to succeed.</summary>
    public Ndis5Bench Start(Action? inInitialize = null)
    {
        Driver.OnInitialize = () =>
        {
            inInitialize?.Invoke();
            return NDIS_STATUS_SUCCESS;
        };
        Assert.That(Load(), Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(Host.Lifecycle.Initialize(), Is.EqualTo(NDIS_STATUS_SUCCESS));
        return this;
    }

    /// <summary>The same, with scatter/gather DMA.</summary>
    public Ndis5Bench StartMapped(bool isDeserialized = true, bool is64Bit = true)
    {
        Driver.AttributeFlags = NDIS_ATTRIBUTE_BUS_MASTER | (isDeserialized ? NDIS_ATTRIBUTE_DESERIALIZE : 0);
        return Start(() => Assert.That(
            Ndis.NdisMInitializeScatterGatherDma(Adapter, is64Bit, 1514), Is.EqualTo(NDIS_STATUS_SUCCESS)));
    }

    /// <summary>The same with map registers: NDIS maps nothing, and gives arrays of packets.</summary>
    public Ndis5Bench StartCopying(bool isDeserialized = true)
    {
        Driver.AttributeFlags = NDIS_ATTRIBUTE_BUS_MASTER | (isDeserialized ? NDIS_ATTRIBUTE_DESERIALIZE : 0);
        return Start(() => Assert.That(
            Ndis.NdisMAllocateMapRegisters(Adapter, 0, NDIS_DMA_SIZE.NDIS_DMA_64BITS, 1, 1514),
            Is.EqualTo(NDIS_STATUS_SUCCESS)));
    }

    public void Send(int packets = 1, uint dataLength = 100, byte irql = PASSIVE_LEVEL)
        => Host.Sends.Submit(new PacketRequest { Irql = irql }.Add(
            new FrameShape { DataLength = dataLength, DataOffset = 0 }, packets));

    public void Complete(NDIS_PACKET packet, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
        => Ndis.NdisMSendComplete(Adapter, packet, status);

    // ---- Objects of the driver.

    public NDIS_HANDLE PacketPool(uint descriptors = 8)
    {
        Ndis.NdisAllocatePacketPool(out NDIS_STATUS status, out NDIS_HANDLE pool, descriptors, 32);
        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        return pool;
    }

    public NDIS_PACKET Packet(NDIS_HANDLE pool)
    {
        Ndis.NdisAllocatePacket(out NDIS_STATUS status, out NDIS_PACKET packet, pool);
        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        return packet;
    }

    public NDIS_HANDLE BufferPool(uint descriptors = 8)
    {
        Ndis.NdisAllocateBufferPool(out NDIS_STATUS status, out NDIS_HANDLE pool, descriptors);
        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        return pool;
    }

    public PVOID Memory(uint length)
    {
        NDIS_STATUS status = Ndis.NdisAllocateMemoryWithTag(out PVOID address, length, 0x35534944);
        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        return address;
    }

    public MDL Buffer(NDIS_HANDLE pool, PVOID address, uint length)
    {
        Ndis.NdisAllocateBuffer(out NDIS_STATUS status, out MDL buffer, pool, address, length);
        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        return buffer;
    }

    /// <summary>A frame arrives; it lies in a packet of the driver's that is ready to be indicated.</summary>
    public NDIS_PACKET Received(
        NDIS_HANDLE packets, NDIS_HANDLE buffers, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        Host.Wire.Deliver(100);
        PVOID data = Memory((uint)Device.Received.Length);
        data.CopyFrom(Device.Received);
        NDIS_PACKET packet = Packet(packets);
        NdisChainBufferAtBack(packet, Buffer(buffers, data, (uint)Device.Received.Length));
        NDIS_SET_PACKET_HEADER_SIZE(packet, 14);
        NDIS_SET_PACKET_STATUS(packet, status);
        return packet;
    }

    public static PVOID ListOf(NDIS_PACKET packet)
        => NDIS_PER_PACKET_INFO_FROM_PACKET(packet, NDIS_PER_PACKET_INFO.ScatterGatherListPacketInfo);

    // ---- What goes on in the machine.

    /// <summary>Runs the present processor at an IRQL until the scope ends.</summary>
    public IrqlScope At(byte irql) => new(_pc.Current, irql);

    public void Drain() => _pc.Events.RunUntilIdle(long.MaxValue);

    /// <summary>Runs what happens in so many milliseconds, and what goes on for ever, too.</summary>
    public void RunFor(long milliseconds)
        => _pc.Events.RunUntil(_pc.Now + (milliseconds * TimeUnits.TicksPerSecond / 1000));

    /// <summary>Makes a DDI fail from now on, with one of its documented failures, counted from 1.</summary>
    public void Fail(TraceName ddi, int failure = 1)
        => Choices.AlwaysAtSite((int)HostChoice.Failure, (uint)ddi, failure);

    // ---- What was traced.

    /// <summary>What the driver acquired of a kind, in order.</summary>
    public TraceObject[] Acquired(ObjectKind kind)
        => [.. Trace.Each((AcquiredEvent fact) => fact.Object).Where(item => item.Kind == kind)];

    /// <summary>What the driver released of a kind, in order.</summary>
    public TraceObject[] Released(ObjectKind kind)
        => [.. Trace.Each((ReleasedEvent fact) => fact.Object).Where(item => item.Kind == kind)];

    /// <summary>What was alive at a checkpoint.</summary>
    public ObjectKind[] Leaked(Checkpoint checkpoint)
        => [.. Trace.Each((LeakedEvent fact) => (fact.Object, fact.Checkpoint))
            .Where(leak => leak.Checkpoint == checkpoint)
            .Select(leak => leak.Object.Kind)];

    /// <summary>The wrong handles that a DDI was given: the kind expected, and what was found.</summary>
    public string[] Misuses(TraceName ddi)
        => [.. Trace.Each((HandleMisuseEvent fact) => (fact.Ddi, fact.Expected, fact.Actual.State))
            .Where(misuse => misuse.Ddi == ddi)
            .Select(misuse => $"{misuse.Expected} {misuse.State}")];

    public int Count(TraceName name, TraceKind kind) => Trace.Of(name).Count(e => e.Kind == kind);
}
