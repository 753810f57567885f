using NdisConformance.Trace;

namespace NdisConformance.Tests.Trace;

[TestFixture]
internal sealed class LineAlignmentTests
{
    [Test]
    public void Pairs_AreALongestCommonSubsequence()
    {
        Random random = new(7);
        for (int round = 0; round < 2000; round++)
        {
            int letters = random.Next(1, 6);
            int[] left = Word(random, letters);
            int[] right = Word(random, letters);

            IReadOnlyList<(int Old, int New)> pairs = LineAlignment.Of(left, right);

            Assert.That(pairs, Has.Count.EqualTo(LongestCommon(left, right)));
            Assert.That(pairs.All(pair => left[pair.Old] == right[pair.New]));
            Assert.That(pairs.Zip(pairs.Skip(1)).All(
                two => two.First.Old < two.Second.Old && two.First.New < two.Second.New));
        }
    }

    [Test]
    public void LongSequences_ThatShareNothing_AreAligned()
    {
        int[] left = [.. Enumerable.Range(0, 3000)];
        int[] right = [.. Enumerable.Range(10_000, 3000)];

        Assert.That(LineAlignment.Of(left, right), Is.Empty);
    }

    private static int[] Word(Random random, int letters)
        => [.. Enumerable.Range(0, random.Next(0, 25)).Select(_ => random.Next(letters))];

    private static int LongestCommon(int[] left, int[] right)
    {
        int[,] lengths = new int[left.Length + 1, right.Length + 1];
        for (int row = 1; row <= left.Length; row++)
        {
            for (int column = 1; column <= right.Length; column++)
            {
                lengths[row, column] = left[row - 1] == right[column - 1]
                    ? lengths[row - 1, column - 1] + 1
                    : Math.Max(lengths[row - 1, column], lengths[row, column - 1]);
            }
        }

        return lengths[left.Length, right.Length];
    }
}
