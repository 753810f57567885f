using NdisConformance.Reports;
using NdisConformance.Results;

namespace NdisConformance.Tests.Reports.Html;

[TestFixture]
internal sealed class TraceAlignmentTests
{
    private static TraceBuilder Start => new TraceBuilder()
        .Add("enter", "DriverEntry")
        .Add("call", "NdisAllocateSpinLock", "lock#1");

    [Test]
    public void EqualTraces_AreOnePiece()
        => Assert.That(TraceAlignment.Of(Start.Lines, Start.Lines), Is.EqualTo(new[] { new[] { 0, 2 } }));

    [Test]
    public void AfterTheFirstDifference_EqualNamesStandTogether()
    {
        IReadOnlyList<TraceLine> failing = Start
            .Add("call", "NdisFreeSpinLock", "lock#1").Add("exit", "DriverEntry").Lines;
        IReadOnlyList<TraceLine> passing = Start
            .Add("call", "NdisMSleep").Add("call", "NdisMSleep").Add("exit", "DriverEntry", "x").Lines;

        Assert.That(TraceAlignment.Of(failing, passing), Is.EqualTo(new int[][] { [0, 2], [1, 1], [2, 2], [0, 1] }));
    }

    /// <summary>The call that a driver makes with another argument is where it goes wrong.</summary>
    [Test]
    public void AnotherArgument_IsTheFirstDifference_ThoughTheCallsStandTogether()
    {
        IReadOnlyList<TraceLine> failing = Start
            .Add("call", "NdisFreeSpinLock", "lock#2").Add("exit", "DriverEntry").Lines;
        IReadOnlyList<TraceLine> passing = Start
            .Add("call", "NdisFreeSpinLock", "lock#1").Add("exit", "DriverEntry").Lines;
        IReadOnlyList<TraceLine> raised = [.. passing.Select((line, at) => at == 2 ? line with { Irql = 2 } : line)];

        Assert.That(TraceAlignment.Of(failing, passing), Is.EqualTo(new int[][] { [0, 2], [0, 2] }));
        Assert.That(TraceAlignment.Of(raised, passing), Is.EqualTo(new int[][] { [0, 2], [0, 2] }));
    }

    [Test]
    public void LongTraces_AreComparedForAWhile()
    {
        TraceBuilder failing = new TraceBuilder().Add("call", "NdisMSleep");
        TraceBuilder passing = new TraceBuilder().Add("call", "NdisSetEvent");
        for (int i = 0; i < 5000; i++)
        {
            failing.Add("call", "NdisMSleep");
            passing.Add("call", "NdisSetEvent");
        }

        IReadOnlyList<int[]> pieces = TraceAlignment.Of(failing.Lines, passing.Lines);

        Assert.That(pieces, Is.EqualTo(new int[][] { [0, 0], [1, 3000], [2, 3000], [3, 2001] }));
    }

    [Test]
    public void Pieces_HaveEveryEventOnce([Values(0, 1, 2)] int left, [Values(0, 1, 2)] int right)
    {
        IReadOnlyList<int[]> pieces = TraceAlignment.Of([.. Start.Lines.Take(left)], [.. Start.Lines.Skip(2 - right)]);

        Assert.That(pieces.Where(piece => piece[0] != 2).Sum(piece => piece[1]), Is.EqualTo(left));
        Assert.That(pieces.Where(piece => piece[0] != 1).Sum(piece => piece[1]), Is.EqualTo(right));
    }
}
