using System.Runtime.CompilerServices;

namespace NdisConformance.Rules;

/// <summary>The list buffers that the driver gave away, by mapping, and linked by the block that they lie in.</summary>
internal sealed class BufferTable
{
    private readonly ObjectTable<uint> _firstOfBlock = new();

    public ObjectTable<BufferState> ByMapping { get; } = new();

    /// <summary>The first mapping with a buffer in a block; 0 if there is none.</summary>
    public uint FirstIn(uint block)
    {
        ref uint first = ref _firstOfBlock.Find(block);
        return block == 0 || Unsafe.IsNullRef(ref first) ? 0 : first;
    }

    public ref BufferState Add(uint mapping, uint block)
    {
        uint next = FirstIn(block);
        ref BufferState buffer = ref ByMapping.Add(mapping);
        buffer.Block = block;
        buffer.Next = next;
        if (next != 0)
        {
            ByMapping.Find(next).Previous = mapping;
        }

        _firstOfBlock.Add(block) = mapping;
        return ref buffer;
    }

    public void Remove(uint mapping)
    {
        BufferState buffer = ByMapping.Find(mapping);
        if (buffer.Next != 0)
        {
            ByMapping.Find(buffer.Next).Previous = buffer.Previous;
        }

        if (buffer.Previous != 0)
        {
            ByMapping.Find(buffer.Previous).Next = buffer.Next;
        }
        else if (buffer.Next != 0)
        {
            _firstOfBlock.Find(buffer.Block) = buffer.Next;
        }
        else
        {
            _firstOfBlock.Remove(buffer.Block);
        }

        ByMapping.Remove(mapping);
    }

    public void Clear()
    {
        ByMapping.Clear();
        _firstOfBlock.Clear();
    }
}
