using System.Runtime.CompilerServices;

namespace NdisConformance.Rules;

/// <summary>
/// Records by object number, for the tracker that writes them. Allocates only when more objects are alive than ever
/// before.
/// </summary>
internal sealed class ObjectTable<T> : TableView<T>
    where T : struct
{
    /// <summary>The record of an object, to be changed; a null reference if there is none.</summary>
    public new ref T Find(uint number)
    {
        int index = IndexOf(number);
        if (index < 0)
        {
            return ref Unsafe.NullRef<T>();
        }

        return ref Values[index];
    }

    /// <summary>A fresh record of an object, in place of an old one. Number 0 names no object.</summary>
    public ref T Add(uint number)
    {
        ArgumentOutOfRangeException.ThrowIfZero(number);
        if ((Count + 1) * 2 > Keys.Length)
        {
            Grow();
        }

        int mask = Keys.Length - 1;
        int index = (int)number & mask;
        while (Keys[index] != 0 && Keys[index] != number)
        {
            index = (index + 1) & mask;
        }

        Count += Keys[index] == 0 ? 1 : 0;
        Keys[index] = number;
        Values[index] = default;
        return ref Values[index];
    }

    public void Remove(uint number)
    {
        int mask = Keys.Length - 1;
        int hole = (int)number & mask;
        while (Keys[hole] != number)
        {
            if (Keys[hole] == 0)
            {
                return;
            }

            hole = (hole + 1) & mask;
        }

        // What was pushed past the hole moves back, so that no probe ends too early.
        for (int index = (hole + 1) & mask; Keys[index] != 0; index = (index + 1) & mask)
        {
            int home = (int)Keys[index] & mask;
            if (((index - home) & mask) >= ((index - hole) & mask))
            {
                Keys[hole] = Keys[index];
                Values[hole] = Values[index];
                hole = index;
            }
        }

        Keys[hole] = 0;
        Values[hole] = default;
        Count--;
    }

    public void Clear()
    {
        if (Count != 0)
        {
            Array.Clear(Keys);
            Array.Clear(Values);
            Count = 0;
        }
    }

    private void Grow()
    {
        uint[] keys = Keys;
        T[] values = Values;
        Keys = new uint[keys.Length * 2];
        Values = new T[keys.Length * 2];
        Count = 0;
        for (int index = 0; index < keys.Length; index++)
        {
            if (keys[index] != 0)
            {
                Add(keys[index]) = values[index];
            }
        }
    }
}
