using NdisConformance.Runner;
using NdisConformance.Testing;

namespace NdisConformance.Tests.Captures;

/// <summary>Captures of all forms are read; whatever is in a file, nothing else happens than a clear error.</summary>
[TestFixture]
internal sealed class CaptureReaderTests
{
    private const int OrdinaryChanges = 3000;
    private const int AllChanges = 200_000;
    private const uint Inbound = 1;
    private const uint Outbound = 2;

    [Test]
    public void Pcap_IsRead(
        [Values] bool isBigEndian, [Values(0xA1B2C3D4u, 0xA1B23C4Du)] uint magic)
    {
        Capture capture = Read(new SampleCapture(isBigEndian).Pcap(magic)
            .Record(SampleCapture.Frame(60, source: 3))
            .Record(SampleCapture.Frame(1514, source: 4))
            .Record(SampleCapture.Frame(14, source: 3)));

        Assert.That(capture.Frames.Select(frame => frame.Bytes.Length), Is.EqualTo(new[] { 60, 1514, 14 }));
        Assert.That(capture.Frames.Select(frame => frame.IsReceived), Is.EqualTo(new[] { false, true, false }));
        Assert.That(capture.Frames[1].Bytes.ToArray(), Is.EqualTo(SampleCapture.Frame(1514, source: 4)));
        Assert.That(capture.SkippedCount, Is.Zero);
    }

    [Test]
    public void Pcapng_IsRead_ByItsFlags([Values] bool isBigEndian)
    {
        Capture capture = Read(new SampleCapture(isBigEndian).Pcapng()
            .Packet(SampleCapture.Frame(61), Inbound)
            .Packet(SampleCapture.Frame(62), Outbound)
            .Packet(SampleCapture.Frame(63), flags: 0)
            .Block(0x0BAD, body => body.Word(1))
            .Block(3, body => body.Word(64).Padded(SampleCapture.Frame(64, source: 9)))
            .Block(2, body => body.Half(0).Half(0).Word(0).Word(0).Word(65).Word(65).Padded(SampleCapture.Frame(65))));

        Assert.That(capture.Frames.Select(frame => frame.Bytes.Length), Is.EqualTo(new[] { 61, 62, 63, 64, 65 }));
        Assert.That(
            capture.Frames.Select(frame => frame.IsReceived),
            Is.EqualTo(new[] { true, false, false, true, false }));
    }

    [Test]
    public void TheStationOfTheInterface_Sends()
    {
        byte[] station = SampleCapture.Frame(60, source: 2)[6..12];

        Capture capture = Read(new SampleCapture(isBigEndian: false).Pcapng(station: station)
            .Packet(SampleCapture.Frame(60, source: 1))
            .Packet(SampleCapture.Frame(60, source: 2)));

        Assert.That(capture.Frames.Select(frame => frame.IsReceived), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public void Sections_MayDifferInByteOrder()
    {
        byte[] first = new SampleCapture(isBigEndian: true).Pcapng().Packet(SampleCapture.Frame(60)).Bytes;
        SampleCapture both = new SampleCapture(isBigEndian: false).Raw(first).Pcapng()
            .Packet(SampleCapture.Frame(70));

        Assert.That(Read(both).Frames, Has.Count.EqualTo(2));
    }

    [Test]
    public void WhatNoDriverCanSend_IsNamed_AndLeftOut()
    {
        Capture capture = Read(new SampleCapture(isBigEndian: false).Pcap()
            .Record(SampleCapture.Frame(60), length: 1514)
            .Record(SampleCapture.Frame(13))
            .Record(SampleCapture.Frame(1515))
            .Record(SampleCapture.Frame(60)));

        Assert.That(capture.Frames.Single().Number, Is.EqualTo(4));
        Assert.That(capture.SkippedCount, Is.EqualTo(3));
        Assert.That(capture.Skipped[0], Is.EqualTo("frame 1 is truncated: 60 of 1514 bytes were captured"));
        Assert.That(capture.Skipped[1], Does.StartWith("frame 2 has 13 bytes"));
        Assert.That(capture.Skipped[2], Does.StartWith("frame 3 has 1515 bytes"));
    }

    [Test]
    public void OtherLinkTypes_AreLeftOut()
    {
        Capture capture = Read(new SampleCapture(isBigEndian: false).Pcapng(linkType: 113)
            .Packet(SampleCapture.Frame(60)));

        Assert.That(capture.Frames, Is.Empty);
        Assert.That(capture.Skipped.Single(), Does.Contain("link type 113"));
    }

    private static IEnumerable<TestCaseData> Damaged =>
    [
        Case("nothing", new SampleCapture(false), "neither pcapng nor pcap"),
        Case("two bytes", new SampleCapture(false).Half(7), "neither pcapng nor pcap"),
        Case("a text", new SampleCapture(false).Raw("hello, world"u8.ToArray()), "neither pcapng nor pcap"),
        Case("a header cut off", new SampleCapture(false).Word(0xA1B2C3D4).Word(1), "24 bytes should follow"),
        Case("no frame", new SampleCapture(false).Pcap(), "no frame"),
        Case("a frame cut off", new SampleCapture(false).Pcap().Word(1).Word(1).Word(60).Word(60).Raw([1, 2]),
            "truncated in frame 1, at byte 24: 60 bytes should follow, and there are 2"),
        Case("a record cut off", new SampleCapture(false).Pcap().Record(SampleCapture.Frame(60)).Word(1),
            "truncated in frame 2, at byte 100"),
        Case("4 GiB", new SampleCapture(false).Pcap().Word(1).Word(1).Word(uint.MaxValue).Word(60), "4294967295 bytes"),
        Case("a block of nothing", new SampleCapture(false).Pcapng().Word(6).Word(0), "no block has 0 bytes"),
        Case("a block of 13 bytes", new SampleCapture(false).Pcapng().Word(6).Word(13).Raw(new byte[5]), "13 bytes"),
        Case("a block cut off", new SampleCapture(false).Pcapng().Word(6).Word(100).Word(1), "should follow"),
        Case("two lengths", new SampleCapture(false).Pcapng().Word(6).Word(16).Word(0).Word(20), "another length"),
        Case("no interface", new SampleCapture(false).Pcapng().Packet(SampleCapture.Frame(60), of: 7), "interface 7"),
        Case("a packet beyond its block",
            new SampleCapture(false).Pcapng().Block(6, body => body.Word(0).Word(0).Word(0).Word(999).Word(999)),
            "999 bytes should follow"),
        Case("an option beyond its block",
            new SampleCapture(false).Pcapng().Block(1, body => body.Half(1).Half(0).Word(0).Half(6).Half(50)),
            "50 bytes should follow"),
        Case("no byte order", new SampleCapture(false).Block(0x0A0D0D0A, body => body.Word(5).Word(1)), "byte order"),
    ];

    [TestCaseSource(nameof(Damaged))]
    public void ADamagedCapture_IsRefused(byte[] bytes, string words)
        => Assert.That(
            () => CaptureReader.Read(bytes), Throws.TypeOf<DamagedCaptureException>().With.Message.Contains(words));

    [Test]
    public void AnyChange_IsReadOrRefused([Values] bool isBigEndian)
    {
        byte[][] whole =
        [
            new SampleCapture(isBigEndian).Pcap().Record(SampleCapture.Frame(60)).Record(SampleCapture.Frame(99)).Bytes,
            new SampleCapture(isBigEndian).Pcapng(station: [1, 2, 3, 4, 5, 6]).Packet(SampleCapture.Frame(60), Inbound)
                .Block(3, body => body.Word(64).Padded(SampleCapture.Frame(64))).Bytes,
        ];
        byte[] interesting = [0, 1, 2, 3, 6, 0x7F, 0x80, 0xFF];
        for (int seed = 0; seed < (TestExtent.IsFull ? AllChanges : OrdinaryChanges); seed++)
        {
            Random random = new(seed);
            byte[] changed = [.. whole[seed % whole.Length]];
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                changed[random.Next(changed.Length)] = interesting[random.Next(interesting.Length)];
            }

            try
            {
                CaptureReader.Read(changed.AsMemory(0, random.Next(changed.Length / 2, changed.Length + 1)));
            }
            catch (DamagedCaptureException)
            {
                // A clear error.
            }
        }
    }

    private static Capture Read(SampleCapture sample) => CaptureReader.Read(sample.Bytes);

    private static TestCaseData Case(string name, SampleCapture sample, string words)
        => new TestCaseData(sample.Bytes, words).SetArgDisplayNames(name);
}
