using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Tests.Machine;

namespace NdisConformance.Tests.Host;

/// <summary>Frames come and go by the million and leave no garbage.</summary>
[NonParallelizable]
[TestFixture]
internal sealed class DataPathSteadyStateTests
{
    private const int WarmUp = 5_000;
    private const int Times = 5_000;
    private DataPathBench _bench = null!;

    [SetUp]
    public void MakeBench()
    {
        _bench = new DataPathBench();
        _bench.Trace.IsOff = true;
    }

    [TearDown]
    public void FreeBench() => _bench.Dispose();

    [Test]
    public void SendTransmitAndComplete_LeaveNoGarbage()
    {
        byte[] frame = new byte[300];
        NET_BUFFER_LIST sent = null;
        _bench.Driver.OnSend = (list, _) => sent = list;
        FrameShape shape = new() { DataLength = 300, MdlLengths = [100, 20] };
        SendRequest request = new SendRequest().Add(shape, lists: 2, framesPerList: 2);

        AssertNoGarbage(() =>
        {
            _bench.Host.Sends.Submit(request);
            for (NET_BUFFER_LIST list = sent; list != null; list = list.Next)
            {
                for (NET_BUFFER netBuffer = list.FirstNetBuffer; netBuffer != null; netBuffer = netBuffer.Next)
                {
                    Copy(netBuffer, frame);
                    _bench.Device.Bus.TransmitToWire(frame);
                }
            }

            _bench.Complete(sent);
        });
    }

    [Test]
    public void DeliverIndicateAndReturn_LeaveNoGarbage(
        [Values(ReturnMoment.Soon, ReturnMoment.Inside, ReturnMoment.Late)] ReturnMoment moment,
        [Values(100u, 1514u)] uint length)
    {
        _bench.Choices.Always((int)HostChoice.ReturnMoment, (int)moment);
        NDIS_HANDLE pool = _bench.ListPool();
        _bench.Host.Wire.Deliver(length);
        NET_BUFFER_LIST whole = _bench.ReceivedList(pool);
        NET_BUFFER_LIST split = _bench.ReceivedList(pool, 10, 50, 40, 1500);

        AssertNoGarbage(() =>
        {
            _bench.Host.Wire.Deliver(length);
            DataPathBench.WriteData(whole.FirstNetBuffer, _bench.Device.Received);
            DataPathBench.WriteData(split.FirstNetBuffer, _bench.Device.Received);
            whole.Next = split;
            split.Next = null;
            _bench.Indicate(whole, 2);
            _bench.Drain();
        });
    }

    [Test]
    public void AllocateAndFree_LeaveNoGarbage()
    {
        NDIS_HANDLE lists = _bench.ListPool(dataSize: 1000);
        NDIS_HANDLE netBuffers = _bench.NbPool();
        PVOID memory = _bench.Memory(1000);

        AssertNoGarbage(() =>
        {
            MDL mdl = _bench.Host.Ndis.NdisAllocateMdl(_bench.Adapter, memory, 1000);
            NET_BUFFER netBuffer = _bench.Host.Ndis.NdisAllocateNetBuffer(netBuffers, mdl, 0, 1000);
            NET_BUFFER_LIST list = _bench.Host.Ndis.NdisAllocateNetBufferList(lists, 16, 0);
            _bench.Host.Ndis.NdisFreeNetBufferList(list);
            _bench.Host.Ndis.NdisFreeNetBuffer(netBuffer);
            _bench.Host.Ndis.NdisFreeMdl(mdl);
        });
    }

    private static void Copy(NET_BUFFER netBuffer, Span<byte> destination)
    {
        uint offset = netBuffer.CurrentMdlOffset;
        for (MDL mdl = netBuffer.CurrentMdl; destination.Length > 0; mdl = mdl.Next, offset = 0)
        {
            int length = Math.Min((int)(mdl.ByteCount - offset), destination.Length);
            (mdl.MappedSystemVa + offset).CopyTo(destination[..length]);
            destination = destination[length..];
        }
    }

    private static void AssertNoGarbage(Action operation)
    {
        for (int i = 0; i < WarmUp; i++)
        {
            operation();
        }

        long allocated = Garbage.Of(() =>
        {
            for (int i = 0; i < Times; i++)
            {
                operation();
            }
        });

        Assert.That(allocated, Is.Zero);
    }
}
