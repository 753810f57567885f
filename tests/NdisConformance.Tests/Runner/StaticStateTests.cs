using System.Collections.Concurrent;
using System.Collections.Frozen;
using NdisConformance.Contract;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>Each static field of a plugin is restored after a scenario, or it is said why it cannot be.</summary>
[NonParallelizable]
internal sealed class StaticStateTests
{
    [Test]
    public void Restorable_FieldsAreRestored()
    {
        StaticState state = StaticState.Of([typeof(Restorable)]);
        Restorable.Change();
        state.Restore();

        Assert.Multiple(() =>
        {
            Assert.That(state.Obstacle, Is.Null);
            Assert.That(Restorable.Number, Is.EqualTo(1));
            Assert.That(Restorable.Text, Is.EqualTo("first"));
            Assert.That(Restorable.Handle.Value, Is.Zero);
            Assert.That(Restorable.Adapter, Is.Null);
            Assert.That(Restorable.Callback, Is.EqualTo((Action)Restorable.Change));
            Assert.That(Restorable.Table, Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(Restorable.Names, Is.EqualTo(new[] { "a", "b" }));
            Assert.That(Restorable.Lists, Is.Empty);
            Assert.That(Restorable.ByNumber, Is.Empty);
            Assert.That(Restorable.Replaced, Is.Empty);
        });
    }

    [TestCase(typeof(HoldsObject), "HoldsObject.State holds an object that can change (Adapter)")]
    [TestCase(typeof(HoldsObjectReadOnly), "HoldsObjectReadOnly.State holds an object that can change (Adapter)")]
    [TestCase(typeof(HoldsFullList), "HoldsFullList.List holds an object that can change (List`1)")]
    [TestCase(typeof(HoldsArrayOfObjects), "HoldsArrayOfObjects.Array holds an object that can change (Adapter[])")]
    [TestCase(typeof(HoldsClosure), "HoldsClosure.Callback holds an object that can change (Action)")]
    [TestCase(typeof(HoldsStructWithObject), "HoldsStructWithObject.Pair holds an object that can change (Pair)")]
    [TestCase(typeof(HoldsOneForEachThread), "HoldsOneForEachThread.Count has a value for each thread")]
    [TestCase(typeof(Generic<>), "Generic`1.Count belongs to a generic type")]
    [TestCase(typeof(Throws), "StaticStateTests+Throws throws InvalidOperationException")]
    public void AnObstacle_IsNamed(Type type, string expected)
        => Assert.That(StaticState.Of([type]).Obstacle, Does.EndWith(expected));

    [Test]
    public void WhatCannotChange_IsNoState()
    {
        StaticState state = StaticState.Of([typeof(Fixed)]);
        Assert.That((state.Obstacle, state.Count), Is.EqualTo(((string?)null, 0)));
    }

#pragma warning disable CA2211, CA1802, CS0414, CS0649, IDE0044, IDE0051, IDE0052, S2223 // State is what this is about.
    private static class Restorable
    {
        public static readonly byte[] Table = [1, 2, 3];
        public static readonly string[] Names = ["a", "b"];
        public static readonly List<Adapter> Lists = [];
        public static readonly ConcurrentDictionary<int, Adapter> ByNumber = [];
        public static int Number = 1;
        public static string Text = "first";
        public static NDIS_HANDLE Handle;
        public static Adapter? Adapter;
        public static Action Callback = Change;
        public static List<int> Replaced = [];

        public static void Change()
        {
            Number++;
            Text = "second";
            Handle = new NDIS_HANDLE(5);
            Adapter = new Adapter();
            Callback = () => Number++;
            Table[0] = 9;
            Names[1] = "z";
            Lists.Add(Adapter);
            ByNumber[1] = Adapter;
            Replaced.Add(1);
            Replaced = [7];
        }
    }

    private static class Fixed
    {
        public static readonly object Gate = new();
        public static readonly Lock Lock = new();
        public static readonly Range Range = new(1, 2);
        public static readonly Func<int, int> Twice = number => number * 2;
        public static readonly FrozenSet<int> Numbers = new[] { 1, 2 }.ToFrozenSet();
        public static readonly int[] Nothing = [];
        public static readonly string Name = "nic";
    }

    private static class HoldsObject
    {
        public static Adapter State = new();
    }

    private static class HoldsObjectReadOnly
    {
        public static readonly Adapter State = new();
    }

    private static class HoldsFullList
    {
        public static readonly List<int> List = [1];
    }

    private static class HoldsArrayOfObjects
    {
        public static readonly Adapter[] Array = [new()];
    }

    private static class HoldsClosure
    {
        public static readonly Action Callback = new Adapter().Count;
    }

    private static class HoldsStructWithObject
    {
        public static readonly Pair Pair = new() { Adapter = new Adapter() };
    }

    private static class HoldsOneForEachThread
    {
        [ThreadStatic]
        public static int Count;
    }

    private static class Generic<T>
    {
        public static int Count;
        public static T? Value;
    }

    private static class Throws
    {
        public static int Number = new Adapter().Fail();
    }

    private struct Pair
    {
        public Adapter? Adapter;
    }

    private sealed class Adapter
    {
        private int _count;

        public void Count() => _count++;

        public int Fail() => throw new InvalidOperationException($"{_count}");
    }

    private readonly record struct Range(int First, int Last);
}
