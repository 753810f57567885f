using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>Traffic follows the MtuSize that the driver declared, in both directions.</summary>
[TestFixture]
internal sealed class MtuTests
{
    [TestCase(0u, 1514u, 1514u)]
    [TestCase(0u, 5000u, 5000u)]
    [TestCase(1500u, 1514u, 1514u)]
    [TestCase(1000u, 1514u, 1014u)]
    [TestCase(1000u, 1015u, 1014u)]
    [TestCase(1000u, 1014u, 1014u)]
    [TestCase(1000u, 100u, 100u)]
    [TestCase(9000u, 1514u, 9014u)]
    [TestCase(9000u, 1513u, 1513u)]
    [TestCase(9000u, 20000u, 9014u)]
    [TestCase(uint.MaxValue, 1514u, 1514u)]
    public void NoSendIsLongerThanTheMtu_AndALongestOneIsAsLong(uint mtu, uint asked, uint sent)
    {
        using DataPathBench bench = new(mtuSize: mtu);
        NET_BUFFER netBuffer = bench.Send(new FrameShape { DataLength = asked }).FirstNetBuffer;
        Assert.That(netBuffer.DataLength, Is.EqualTo(sent));
        Assert.That(DataPathBench.DataOf(netBuffer), Has.Length.EqualTo(sent));
    }

    [TestCase(1000u, 1514u, 1014u)]
    [TestCase(1000u, 60u, 60u)]
    [TestCase(9000u, 1514u, 9014u)]
    [TestCase(20u, 1514u, 60u)]
    public void NoFrameFromTheWireIsLongerThanTheMtu(uint mtu, uint asked, uint arrived)
    {
        using DataPathBench bench = new(mtuSize: mtu);
        bench.Host.Wire.Deliver(asked);
        Assert.That(bench.Trace.Last<WireReceiveEvent>().Length, Is.EqualTo(arrived));
    }

    [Test]
    public void PiecesOfAShortenedFrame_EndWhereItEnds()
    {
        using DataPathBench bench = new(mtuSize: 1000);
        NET_BUFFER netBuffer = bench.Send(new FrameShape
        {
            DataLength = 1200, DataOffset = 0, MdlLengths = [400, 400, 400], PaddingMdlLengths = [9],
        }).FirstNetBuffer;
        Assert.That(
            DataPathBench.Members(netBuffer.MdlChain).Select(mdl => mdl.ByteCount),
            Is.EqualTo([400u, 400u, 214u, 9u]));
    }
}
