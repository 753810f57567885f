using System.Reflection;
using NdisConformance.Generators;

namespace NdisConformance.Tests.Generators;

/// <summary>The generated <c>Reset()</c> treats each kind of member, and refuses what it cannot treat.</summary>
internal sealed class ResetGeneratorTests
{
    private const string Part = """
        namespace Room;

        public enum State { Halted, Running }

        [Resets]
        public sealed partial class Inner
        {
            public int Count;
        }

        [Resets]
        public sealed partial class Part(object borrowed)
        {
            public const int First = 7;
            private readonly object _borrowed = borrowed;
            private readonly int[] _array = new int[2];
            private readonly int[][] _nested = [new int[2], new int[2]];
            private readonly List<int> _list = [];
            private readonly Inner _inner = new();
            private readonly Inner[] _inners = [new(), new()];
            private int _number = First;
            private string? _text = "first";
            private State _state = State.Running;
            private object? _reference;
            private int[] _grown = new int[4];
            [Kept] private int _kept = 1;
            private int _again;

            public int Property { get; private set; } = 3;
            public Inner Owned { get; } = new();

            public void Change()
            {
                _array[0] = 1;
                _nested[1][1] = 1;
                _list.Add(1);
                _inner.Count = 1;
                _inners[1].Count = 1;
                _number = 0;
                _text = null;
                _state = State.Halted;
                _reference = new object();
                _grown = new int[8];
                _grown[7] = 1;
                _kept = 2;
                _again = 2;
                Property = 0;
                Owned.Count = 1;
            }

            public void Renew() => Reset();

            public string Text() => string.Join(' ', _array[0], _nested[1][1], _list.Count, _inner.Count,
                _inners[1].Count, _number, _text, _state, _reference is null, _grown.Length, _grown[^1], _kept, _again,
                Property, Owned.Count, _borrowed is string);

            partial void OnReset() => _again = 5;
        }
        """;

    [Test]
    public void EachKindOfMember_IsReset()
    {
        GeneratorRun run = new(new ResetGenerator(), Part);
        Type type = run.Type("Room.Part");
        object part = Activator.CreateInstance(type, "borrowed")!;

        Assert.That(run.Reported, Is.Empty);
        Assert.That(Text(part), Is.EqualTo("0 0 0 0 0 7 first Running True 4 0 1 0 3 0 True"));
        Call(part, "Change");
        Assert.That(Text(part), Is.EqualTo("1 1 1 1 1 0  Halted False 8 1 2 2 0 1 True"));
        Call(part, "Renew");
        Assert.That(Text(part), Is.EqualTo("0 0 0 0 0 7 first Running True 8 0 2 5 3 0 True"));
    }

    [TestCase("private readonly Random _random = new(1);", "_random", "Random has neither Reset() nor Clear()")]
    [TestCase("private readonly Changing _object = new();", "_object", "Changing has neither Reset() nor Clear()")]
    [TestCase("private int _sum = Sum(1, 2);", "_sum", "its initializer is not a constant")]
    public void AMemberThatCannotBeReset_IsNamed(string member, string name, string reason)
    {
        GeneratorRun run = new(
            new ResetGenerator(),
            "namespace Room; [Resets] public sealed partial class Part { " + member
            + " static int Sum(int a, int b) => a + b; } public sealed class Changing { public int Number; }");
        Assert.That(run.Reported, Has.Count.EqualTo(1));
        Assert.That(run.Reported[0], Does.StartWith($"Part.{name} cannot be reset: {reason}").And.Contain("[Kept]"));
    }

    [Test]
    public void AnObjectWithoutState_NeedsNoReset()
    {
        GeneratorRun run = new(
            new ResetGenerator(),
            "namespace Room; [Resets] public sealed partial class Part { private readonly Helper _helper = new(3); } "
            + "public sealed class Helper(int number) { public readonly int Number = number; }");
        Assert.That(run.Reported, Is.Empty);
    }

    private static void Call(object part, string method) => part.GetType().GetMethod(method)!.Invoke(part, null);

    private static string Text(object part) => (string)part.GetType().GetMethod("Text")!.Invoke(part, null)!;
}
