using NdisConformance.Contract;
using NdisConformance.Nic;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_MEDIA_CONNECT_STATE;

namespace NdisConformance.Tests.Host;

/// <summary>Status indications, as the driver hands them over.</summary>
[TestFixture]
[Ddi(TraceName.NdisMIndicateStatusEx)]
internal sealed class StatusIndicationTests
{
    private const uint GoodHeader = 0x80 | (1 << 8) | (40 << 16);

    [Test]
    public void LinkState_IsReadFromAStructure_AndFromMemoryOfTheDriver([Values] bool isInMemory)
    {
        using ScatterGatherBench bench = new();
        NDIS_STATUS_INDICATION indication = Indication(bench);
        indication.StatusBuffer = isInMemory ? InMemory(bench) : State();
        bench.Host.Ndis.NdisMIndicateStatusEx(bench.Adapter, ref indication);

        NdisMIndicateStatusExCall call = bench.Trace.Last<NdisMIndicateStatusExCall>();
        Assert.That((call.Type, call.Revision, call.Size), Is.EqualTo((0x98u, 1u, 112u)));
        Assert.That(call.Source, Is.EqualTo(call.Adapter));
        Assert.That((call.State, call.ConnectState), Is.EqualTo((GoodHeader, (uint)MediaConnectStateDisconnected)));
        Assert.That((call.XmitLinkSpeed, call.RcvLinkSpeed), Is.EqualTo((7ul, 8ul)));
    }

    [Test]
    public void Buffer_ThatIsNoLinkState_IsStatedAsNone()
    {
        using ScatterGatherBench bench = new();
        NDIS_STATUS_INDICATION indication = Indication(bench);
        indication.StatusBufferSize = 4;
        foreach (object? buffer in new object?[] { null, default(PVOID), MediaConnectStateConnected, InMemory(bench) })
        {
            indication.StatusBuffer = buffer;
            bench.Host.Ndis.NdisMIndicateStatusEx(bench.Adapter, ref indication);
        }

        Assert.That(
            bench.Trace.Each((NdisMIndicateStatusExCall call) => (call.State, call.BufferSize)),
            Is.EqualTo(Enumerable.Repeat((0u, 4u), 4)));
    }

    [Test]
    public void Handles_AreNamed_AndTheWrongOneStated()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        NDIS_STATUS_INDICATION indication = Indication(bench);
        indication.SourceHandle = default;
        bench.Host.Ndis.NdisMIndicateStatusEx(bench.Dma, ref indication);

        Assert.That(bench.Trace.Last<HandleMisuseEvent>().Ddi, Is.EqualTo(TraceName.NdisMIndicateStatusEx));
        Assert.That(bench.Trace.Last<NdisMIndicateStatusExCall>().Source.State, Is.EqualTo(ObjectState.Null));
    }

    [Test]
    public void Link_IsStated_WhereTheDeviceHasOne()
    {
        using ScatterGatherBench bench = new();
        bench.Host.SetLink(false);
        Assert.That(bench.Trace.Of(TraceName.LinkChanged), Is.Empty);

        bench.Host.Plug(bench.Host.Options, new ReferenceNic());
        bench.Host.SetLink(false);
        Assert.That(bench.Trace.Last<LinkChangedEvent>().Up, Is.False);
    }

    private static NDIS_STATUS_INDICATION Indication(ScatterGatherBench bench) => new()
    {
        Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_STATUS_INDICATION,
            NDIS_STATUS_INDICATION_REVISION_1,
            NDIS_SIZEOF_STATUS_INDICATION_REVISION_1),
        SourceHandle = bench.Adapter,
        StatusCode = NDIS_STATUS.NDIS_STATUS_LINK_STATE,
        StatusBufferSize = NDIS_SIZEOF_LINK_STATE_REVISION_1,
    };

    private static NDIS_LINK_STATE State() => new()
    {
        Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_DEFAULT, NDIS_LINK_STATE_REVISION_1, NDIS_SIZEOF_LINK_STATE_REVISION_1),
        MediaConnectState = MediaConnectStateDisconnected,
        XmitLinkSpeed = 7,
        RcvLinkSpeed = 8,
    };

    private static PVOID InMemory(ScatterGatherBench bench)
    {
        NDIS_LINK_STATE state = State();
        PVOID memory = bench.Memory(NDIS_SIZEOF_LINK_STATE_REVISION_1);
        memory.Write(state.Header.Type);
        memory.Write(state.Header.Revision, 1);
        memory.Write(state.Header.Size, 2);
        memory.Write((uint)state.MediaConnectState, 4);
        memory.Write(state.XmitLinkSpeed, 16);
        memory.Write(state.RcvLinkSpeed, 24);
        return memory;
    }
}
