namespace NdisConformance.Machine;

/// <summary>A processor of the simulated PC.</summary>
public sealed class VirtualProcessor
{
    private uint[] _held = new uint[8];

    internal VirtualProcessor(int number) => Number = number;

    /// <summary>Its number, from 0.</summary>
    public int Number { get; }

    /// <summary>The interrupt request level that it runs at now.</summary>
    public byte Irql { get; set; }

    /// <summary>How many spin locks it holds.</summary>
    public int LocksHeld { get; private set; }

    /// <summary>How many activities run on it, each interrupting the one before.</summary>
    public int Depth { get; internal set; }

    /// <summary>The locks in the order in which they were acquired.</summary>
    internal uint Held(int index)
        => (uint)index < (uint)LocksHeld
            ? _held[index]
            : throw new HarnessDefectException("a processor was asked for a lock that it does not hold");

    internal void Push(uint number)
    {
        if (LocksHeld == _held.Length)
        {
            Array.Resize(ref _held, 2 * _held.Length);
        }

        _held[LocksHeld++] = number;
    }

    internal void Remove(uint number)
    {
        int index = Array.LastIndexOf(_held, number, LocksHeld - 1, LocksHeld);
        if (index < 0)
        {
            throw new HarnessDefectException("a processor lost a lock that it holds");
        }

        LocksHeld--;
        Array.Copy(_held, index + 1, _held, index, LocksHeld - index);
    }

    internal void Reset()
    {
        LocksHeld = 0;
        Irql = 0;
        Depth = 0;
    }
}
