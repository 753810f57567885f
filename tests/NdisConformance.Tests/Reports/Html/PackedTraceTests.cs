using System.IO.Compression;
using System.Text;
using NdisConformance.Reports;
using NdisConformance.Results;

namespace NdisConformance.Tests.Reports.Html;

[TestFixture]
internal sealed class PackedTraceTests
{
    [Test]
    public void Trace_ComesBack()
    {
        IReadOnlyList<TraceLine> lines =
        [
            .. new TraceBuilder()
                .Add("enter", "DriverEntry")
                .Add("call", "NdisAllocateSpinLock", "lock#1")
                .Add("return", "NdisAllocateSpinLock")
                .Lines
                .Select((line, index) => line with
                {
                    Time = index == 1 ? 5_000_000_000 : 3,
                    Processor = index % 2,
                    Irql = index,
                    Begin = index == 2 ? 2 : 0,
                }),
        ];

        Reader reader = new(PackedTrace.Of(lines));

        Assert.That(reader.Number(), Is.EqualTo(3));
        reader.ReadStrings();
        Assert.That(reader.Steps(3), Is.EqualTo(new long[] { 1, 2, 3 }));
        Assert.That(reader.Steps(3), Is.EqualTo(new[] { 3, 5_000_000_000, 3 }));
        Assert.That(reader.Column(3), Is.EqualTo(new long[] { 2, 0, 1 }));
        Assert.That(reader.Texts(3), Is.EqualTo(lines.Select(line => line.Event)));
        Assert.That(reader.Column(3), Is.EqualTo(new long[] { 0, 1, 0 }));
        Assert.That(reader.Column(3), Is.EqualTo(new long[] { 0, 1, 2 }));
        Assert.That(reader.Column(3), Is.EqualTo(new long[] { 0, 0, 1 }));
    }

    [Test]
    public void Body_LeavesTheColumnsOut()
    {
        TraceLine line = new TraceBuilder().Add("call", "NdisFreeSpinLock", "lock#1").Lines[0];

        Assert.That(PackedTrace.Body(line), Is.EqualTo("NdisFreeSpinLock(lock#1)"));
        Assert.That(PackedTrace.Body(line with { Text = "something else" }), Is.EqualTo("something else"));
    }

    [Test]
    public void EmptyTrace_IsPacked()
    {
        Reader reader = new(PackedTrace.Of([]));

        Assert.That(reader.Number(), Is.Zero);
    }

    /// <summary>Reads as the page does.</summary>
    private sealed class Reader
    {
        private readonly MemoryStream _bytes = new();
        private string[] _strings = [];

        public Reader(string packed)
        {
            using DeflateStream deflate = new(
                new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            deflate.CopyTo(_bytes);
            _bytes.Position = 0;
        }

        public long Number()
        {
            long value = 0;
            for (int shift = 0; ; shift += 7)
            {
                int next = _bytes.ReadByte();
                value |= (long)(next & 127) << shift;
                if (next < 128)
                {
                    return value;
                }
            }
        }

        public void ReadStrings()
        {
            long[] lengths = Column((int)Number());
            _strings = [.. lengths.Select(length =>
            {
                byte[] text = new byte[length];
                _bytes.ReadExactly(text);
                return Encoding.UTF8.GetString(text);
            })];
        }

        public long[] Column(int count)
        {
            long[] column = new long[count];
            for (int row = 0; row < count; row++)
            {
                column[row] = Number();
            }

            return column;
        }

        public long[] Steps(int count)
        {
            long value = 0;
            return [.. Column(count).Select(step => value += (step >> 1) ^ -(step & 1))];
        }

        public string[] Texts(int count) => [.. Column(count).Select(id => _strings[id])];
    }
}
