using System.Runtime.CompilerServices;

namespace NdisConformance.Rules;

/// <summary>
/// Records by object number. Numbers are given in order of birth, so that their low bits spread them evenly and a
/// lookup is one probe. Allocates only when more objects are alive than ever before.
/// </summary>
internal sealed class ObjectTable<T>
    where T : struct
{
    private const int FirstCapacity = 16;
    private uint[] _keys = new uint[FirstCapacity];
    private T[] _values = new T[FirstCapacity];

    public int Count { get; private set; }

    /// <summary>The record of an object; a null reference if there is none. Valid until the next Add.</summary>
    public ref T Find(uint number)
    {
        int mask = _keys.Length - 1;
        for (int index = (int)number & mask; _keys[index] != 0; index = (index + 1) & mask)
        {
            if (_keys[index] == number)
            {
                return ref _values[index];
            }
        }

        return ref Unsafe.NullRef<T>();
    }

    public bool Contains(uint number) => !Unsafe.IsNullRef(ref Find(number));

    /// <summary>A fresh record of an object, in place of an old one. Number 0 names no object.</summary>
    public ref T Add(uint number)
    {
        ArgumentOutOfRangeException.ThrowIfZero(number);
        if ((Count + 1) * 2 > _keys.Length)
        {
            Grow();
        }

        int mask = _keys.Length - 1;
        int index = (int)number & mask;
        while (_keys[index] != 0 && _keys[index] != number)
        {
            index = (index + 1) & mask;
        }

        Count += _keys[index] == 0 ? 1 : 0;
        _keys[index] = number;
        _values[index] = default;
        return ref _values[index];
    }

    public void Remove(uint number)
    {
        int mask = _keys.Length - 1;
        int hole = (int)number & mask;
        while (_keys[hole] != number)
        {
            if (_keys[hole] == 0)
            {
                return;
            }

            hole = (hole + 1) & mask;
        }

        // What was pushed past the hole moves back, so that no probe ends too early.
        for (int index = (hole + 1) & mask; _keys[index] != 0; index = (index + 1) & mask)
        {
            int home = (int)_keys[index] & mask;
            if (((index - home) & mask) >= ((index - hole) & mask))
            {
                _keys[hole] = _keys[index];
                _values[hole] = _values[index];
                hole = index;
            }
        }

        _keys[hole] = 0;
        _values[hole] = default;
        Count--;
    }

    public void Clear()
    {
        if (Count != 0)
        {
            Array.Clear(_keys);
            Array.Clear(_values);
            Count = 0;
        }
    }

    /// <summary>Numbers of all objects in the table, ascending. Allocates: for rare events only.</summary>
    public uint[] Numbers()
    {
        uint[] numbers = [.. _keys.Where(key => key != 0)];
        Array.Sort(numbers);
        return numbers;
    }

    private void Grow()
    {
        uint[] keys = _keys;
        T[] values = _values;
        _keys = new uint[keys.Length * 2];
        _values = new T[keys.Length * 2];
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
