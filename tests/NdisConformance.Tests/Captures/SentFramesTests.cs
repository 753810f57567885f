using NdisConformance.Host.Kernel;

namespace NdisConformance.Tests.Captures;

/// <summary>Frames of a capture carry no number: the host knows them by their bytes.</summary>
[TestFixture]
internal sealed class SentFramesTests
{
    private readonly byte[] _bytes = new byte[60];
    private SentFrames _frames = null!;

    [SetUp]
    public void SetUp() => _frames = new SentFrames();

    /// <summary>The same ARP request, sent twice: the driver had no room for the first, and said so.</summary>
    [Test]
    public void AFrameThatTheDriverGaveUp_DoesNotComeAnyMore()
    {
        _frames.Add(_bytes).IsCompleted = true;
        _frames.Add(_bytes);

        Assert.That(_frames.TryReadNumber(_bytes, out uint number));
        Assert.That(number, Is.EqualTo(2));
    }

    [Test]
    public void OfEqualFrames_TheOldestComesFirst()
    {
        _frames.Add(_bytes);
        _frames.Add(_bytes);

        Assert.That(_frames.TryReadNumber(_bytes, out uint number));
        Assert.That(number, Is.EqualTo(1));
    }
}
