#pragma once

#include "export.h"

#include <ATen/core/ivalue.h>

/// What an argument or a result is. The managed enumeration ValueKind repeats it.
enum class Kind : int32_t {
    Default = 0,             ///< the default of the schema; arguments only
    None = 1,                ///< no value
    Tensor = 2,              ///< bits: a handle
    Int = 3,                 ///< bits: the number; element types are such, too
    Double = 4,              ///< bits: those of the number
    Bool = 5,                ///< bits: 0 or 1
    Device = 6,              ///< bits: the type shifted left by 8, and the index of the device as a byte
    IntList = 7,             ///< bits: the first element in the list buffer, length: the number of elements
    TensorList = 8,          ///< as IntList; elements are handles
    OptionalTensorList = 9,  ///< as TensorList; 0 stands for no tensor
    List = 10,               ///< results only; bits: an array of values, length: their number
    Tuple = 11,              ///< as List
    Other = 12,              ///< results only; something that the managed side has no form for
};

struct Value {
    Kind kind;
    int32_t length;
    int64_t bits;
};

/// An argument as libtorch has it. Kind::Default has none and is refused.
c10::IValue to_ivalue(const Value& value, const int64_t* lists);

/// A result as the managed side reads it. Tensors are new handles; lists and tuples are freed by rbt_values_free.
Value from_ivalue(const c10::IValue& value);
